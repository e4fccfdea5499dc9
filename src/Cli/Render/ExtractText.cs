using System.Globalization;
using DocumentSearch.Extract;
using DocumentSearch.Indexer;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>Documents for people to look at: what each says of itself, then its text with its pages, slides and sheets.</summary>
internal sealed class ExtractText(Output output) : IExtractRenderer
{
    // Columns that the addresses of links may take; all of them stand in JSON.
    private const int MaxLinks = 400;

    private bool _isFirst = true;

    public void Render(ReadDocument document)
    {
        if (document.Result is ExtractResult.Skipped skipped)
        {
            Flush();
            Messages.Notice($"{document.Name}: {skipped.Detail}");
            return;
        }

        var text = ((ExtractResult.Ok)document.Result).Document;
        if (document.Segment == 0)
            WriteHead(document, text);

        Write(text);
    }

    public void Flush() => output.Flush();

    private void WriteHead(ReadDocument document, ExtractedText text)
    {
        if (!_isFirst)
            output.Line();

        _isFirst = false;
        output.Styled(Style.Title, ShownText.Line(document.Name));
        output.Line();
        Field("format", text.IsDerived ? text.Format : $"{text.Format}, {text.Encoding}");
        Field("title", text.Title);
        Field("author", text.Properties.Author);
        Field("date", text.Date is { } date ? Date(date) : null);
        Field("language", text.Properties.Language);
        Field("keywords", text.Properties.Keywords);
        Field("subject", text.Properties.Description);
        Field("links", text.Properties.Links is { } links ? TextWidth.Cut(ShownText.Line(links), MaxLinks) : null);
        Field("within", document.Embedded.Count > 0 ? Counted.Of(document.Embedded.Count, "file") : null);
        Field("notice", Notices.Of(text));
        output.Line();
    }

    private void Write(ExtractedText text)
    {
        var written = 0;
        foreach (var (start, place) in PlaceWords.Units([.. text.Places.Select(StartOf)]))
        {
            TextLines.Write(output, text.Text.AsSpan(written, start - written));
            written = start;
            output.Styled(Style.Dim, $"[{PlaceWords.Of(place)}]");
            output.Line();
        }

        TextLines.Write(output, text.Text.AsSpan(written));
    }

    private void Field(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;

        output.Styled(Style.Dim, $"{name,-10} ");
        output.Line(ShownText.Line(value));
    }

    private static string Date(DateTime date) =>
        date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A place as answers have it.</summary>
    internal static PlaceStart StartOf(Place place) => new(
        place.Start,
        new DocumentPlace((Search.PlaceKind)place.Kind, place.Number, place.Label, place.Row > 0 ? new CellName(place.Row, place.Column) : null));
}
