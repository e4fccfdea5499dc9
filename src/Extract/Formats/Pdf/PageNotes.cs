using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Reads the annotations of a page (ISO 32000-1, 12.5): form fields, comments, attached files.</summary>
/// <param name="objects">The document's objects.</param>
/// <param name="options">How the document is read.</param>
internal sealed class PageNotes(PdfObjects objects, PdfOptions options)
{
    private const int MaxNotes = 20_000;
    private const int Hidden = 1 << 1; // a flag of annotations

    /// <summary>Adds their texts to a page.</summary>
    /// <param name="dictionary">The page.</param>
    /// <param name="page">What stands on it.</param>
    internal void Read(DictionaryToken dictionary, PageContent page)
    {
        foreach (var token in objects.Array(dictionary, "Annots").Take(MaxNotes))
        {
            if (objects.Dictionary(token) is not { } note || ((objects.Integer(note, "F") ?? 0) & Hidden) != 0)
                continue;

            if (Text(note) is { } text)
                page.Notes.Add(text);
        }
    }

    private string? Text(DictionaryToken note)
    {
        switch (objects.Name(note, "Subtype"))
        {
            case "Widget":
                return options.Fields.Read(objects, note);
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
}
