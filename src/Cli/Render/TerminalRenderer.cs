using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>For people: a heading for each document, its passages wrapped beside their places, matches marked, places as links.</summary>
internal sealed class TerminalRenderer(Output output, IndexLocation location) : IRenderer
{
    // Longer lines are hard to read, however wide a terminal is.
    private const int MaxWidth = 100;

    // A long name of a sheet or slide is cut, so that the passages beside it have room.
    private const int MaxPlaceWidth = 24;

    private const string Indent = "  ";

    // Columns that the author may take beside a title; with fewer than the least, nothing can be told.
    private const int MaxAuthor = 40;
    private const int MinAuthor = 8;

    public void Render(SearchResponse response, Freshness freshness)
    {
        foreach (var hit in response.Hits)
        {
            WriteHead(hit);
            var margin = hit.Passages.Select(p => Indent.Length + TextWidth.Of(Place(p)) + Indent.Length).DefaultIfEmpty().Max();
            foreach (var passage in hit.Passages)
                Write(hit, passage, margin);

            foreach (var link in ShownText.OfLinks(hit))
                Dim(Indent + TextWidth.Cut(link, Math.Max(MinAuthor, Math.Min(output.Width, MaxWidth) - Indent.Length)));

            foreach (var line in hit.Report is { } report ? ScoreLines.Of(report) : [])
                Dim(Indent + ShownText.KeepSpacing(line));

            output.Line();
        }

        foreach (var line in response.Facets is { } facets ? FacetLines.Of(facets) : [])
            Dim(line);

        foreach (var note in AnswerNote.OfQuery(response))
        {
            output.Styled(Style.Dim, $"{note.Name}: ");
            output.Line(ShownText.Line(note.Text));
        }

        Dim(SummaryLine.Of(response));
        output.Flush();
    }

    private void WriteHead(Hit hit)
    {
        var title = ShownText.OfTitle(hit);
        var end = TextWidth.CutAt(title.Text, output.Width);
        WriteRuns(title, 0, end, Style.Title);
        output.Styled(Style.Title, end < title.Text.Length ? TextWidth.Ellipsis : "");
        var room = Math.Min(MaxAuthor, output.Width - TextWidth.Of(title.Text[..end]) - Indent.Length);
        if (ShownText.OfAuthor(hit) is { Length: > 0 } author && room >= MinAuthor)
            output.Styled(Style.Dim, Indent + TextWidth.Cut(author, room));

        output.Line();

        var path = ShownText.Line(DisplayPath.Of(hit.Path, location));
        output.Styled(Style.Place, output.HasColor ? TerminalLink.Of(path, location.ToFull(hit.File)) : path);
        output.Line();
        foreach (var duplicate in IdenticalPaths.Of(hit, location))
            Dim($"also as {ShownText.Line(duplicate)}");
    }

    private void Write(Hit hit, Passage passage, int margin)
    {
        var place = Place(passage);
        output.Write(Indent);
        output.Styled(Style.Place, output.HasColor ? TerminalLink.Of(place, location.ToFull(hit.File), hit, passage) : place);
        var before = margin - Indent.Length - TextWidth.Of(place);
        var width = Math.Min(output.Width, MaxWidth) - margin;
        if (HeadingPath.Of(hit, passage, width) is { Length: > 0 } headings)
        {
            Space(before);
            output.Styled(Style.Dim, headings);
            output.Line();
            before = margin;
        }

        if (passage.Context is { } context)
        {
            if (before < margin)
                output.Line();

            WriteLines(passage, context);
            return;
        }

        var shown = ShownText.Of(passage);
        foreach (var (start, end) in TextWidth.Wrap(shown.Text, width))
        {
            Space(before);
            WriteRuns(shown, start, end, Style.Plain);
            output.Line();
            before = margin;
        }

        if (before < margin)
            output.Line();
    }

    private void WriteLines(Passage passage, PassageContext context)
    {
        var start = context.Before.Length - passage.Start;
        var lines = new NumberedLines(
            context.Before + passage.Text + context.After,
            context.LineEnd,
            passage.Line - context.Before.AsSpan().Count(context.LineEnd),
            [.. passage.Highlights.Select(h => new TextRange(h.Start + start, h.End + start))]);
        lines.Write(output, 1, int.MaxValue, n => n >= passage.Line && n <= passage.Source.End.Line);
    }

    private void Space(int columns)
    {
        for (var i = 0; i < columns; i++)
            output.Write(" ");
    }

    private static string Place(Passage passage) => TextWidth.Cut(PlaceWords.Of(passage), MaxPlaceWidth);

    private void WriteRuns(ShownText shown, int start, int end, string style)
    {
        foreach (var run in shown.Runs(start, end))
            output.Styled(run.IsMarked ? Style.Highlight : style, shown.Text.AsSpan(run.Start, run.End - run.Start));
    }

    private void Dim(string line)
    {
        output.Styled(Style.Dim, line);
        output.Line();
    }
}
