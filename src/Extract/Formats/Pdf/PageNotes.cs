using System.Numerics;
using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Reads the annotations of a page (ISO 32000-1, 12.5): form fields, comments, attached files.</summary>
/// <param name="objects">The document's objects.</param>
/// <param name="options">How the document is read.</param>
/// <param name="content">Reads what annotations look like.</param>
internal sealed class PageNotes(PdfObjects objects, PdfOptions options, ContentReader content)
{
    private const int MaxNotes = 20_000;

    // flags of annotations
    private const int Hidden = 1 << 1;
    private const int NoView = 1 << 5;

    /// <summary>Adds their texts to a page.</summary>
    /// <param name="dictionary">The page.</param>
    /// <param name="page">What stands on it.</param>
    /// <param name="transform">From the units of the page to points as it is shown.</param>
    internal void Read(DictionaryToken dictionary, PageContent page, Matrix3x2 transform)
    {
        foreach (var token in objects.Array(dictionary, "Annots").Take(MaxNotes))
        {
            if (objects.Dictionary(token) is not { } note || ((objects.Integer(note, "F") ?? 0) & (Hidden | NoView)) != 0)
                continue;

            if (Text(note, page, transform) is { } text)
                page.Notes.Add(text);
        }
    }

    private string? Text(DictionaryToken note, PageContent page, Matrix3x2 transform)
    {
        switch (objects.Name(note, "Subtype"))
        {
            case "Widget":
                return !FormFields.IsButton(objects, note) && IsShown(note, page, transform)
                    ? options.Fields.Leave(objects, note)
                    : options.Fields.Read(objects, note);
            case "FreeText" or "Stamp" when IsShown(note, page, transform):
                return null;
            case "FileAttachment":
                options.Attachments.Embed(objects, objects.Dictionary(note, "FS"), objects.Text(note, "Contents"), options);
                return objects.Text(note, "Contents");
            // what is said of a link, a film or a watermark stands for it, and is not shown; a popup shows what its comment says
            case "Link" or "Screen" or "Movie" or "Sound" or "3D" or "RichMedia" or "Watermark" or "PrinterMark" or "TrapNet" or null:
            case "Popup" when note.Data.ContainsKey("Parent"):
                return null;
            default:
                return objects.Text(note, "Contents");
        }
    }

    /// <summary>Draws what an annotation looks like onto the page, where its text stands among the rest.</summary>
    /// <returns>Whether there was text.</returns>
    private bool IsShown(DictionaryToken note, PageContent page, Matrix3x2 transform)
    {
        var looks = objects.Entry(objects.Dictionary(note, "AP"), "N");
        if (looks is DictionaryToken states && objects.Name(note, "AS") is { } state)
            looks = objects.Entry(states, state);
        if (looks is not StreamToken form || objects.Rectangle(note, "Rect") is not { } target)
            return false;

        var before = page.Glyphs.Count;

        // a look that is damaged is none
        try
        {
            content.ReadForm(form, page, Fit(form, target) * transform);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException or ExtractLimitException))
        {
        }

        return page.Glyphs.Count > before;
    }

    /// <summary>Fits the box of a form, as its matrix leaves it, into a rectangle (ISO 32000-1, 12.5.5).</summary>
    private Matrix3x2 Fit(StreamToken form, (float Left, float Bottom, float Width, float Height) target)
    {
        if (objects.Rectangle(form.StreamDictionary, "BBox") is not { Width: > 0, Height: > 0 } box)
            return Matrix3x2.CreateTranslation(target.Left, target.Bottom);

        var own = content.MatrixOf(form);
        Span<Vector2> corners =
        [
            new(box.Left, box.Bottom), new(box.Left + box.Width, box.Bottom),
            new(box.Left, box.Bottom + box.Height), new(box.Left + box.Width, box.Bottom + box.Height),
        ];
        var (low, high) = (new Vector2(float.MaxValue), new Vector2(float.MinValue));

        foreach (var corner in corners)
        {
            var moved = Vector2.Transform(corner, own);
            (low, high) = (Vector2.Min(low, moved), Vector2.Max(high, moved));
        }

        var size = Vector2.Max(high - low, new Vector2(float.Epsilon));
        return Matrix3x2.CreateTranslation(-low)
            * Matrix3x2.CreateScale(target.Width / size.X, target.Height / size.Y)
            * Matrix3x2.CreateTranslation(target.Left, target.Bottom);
    }
}
