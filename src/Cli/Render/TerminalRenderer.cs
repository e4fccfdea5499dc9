using System.Globalization;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>For people: a heading for each document, its passages wrapped to the width, matches marked, places as links.</summary>
internal sealed class TerminalRenderer(Output output, IndexLocation location) : IRenderer
{
    private const string Indent = "   ";

    public void Render(SearchResponse response, Freshness freshness)
    {
        foreach (var hit in response.Hits)
        {
            var path = ShownText.Line(DisplayPath.Of(hit.Path, location));
            WriteTitle(hit);
            output.Styled(Style.Place, Linked(path, hit, line: 1));
            output.Line();
            foreach (var duplicate in IdenticalPaths.Of(hit, location))
                Dim($"also as {ShownText.Line(duplicate)}");

            foreach (var passage in hit.Passages)
                Write(hit, passage);

            foreach (var line in hit.Report is { } report ? ScoreLines.Of(report) : [])
                Dim(Indent + ShownText.KeepSpacing(line));

            output.Line();
        }

        foreach (var line in response.Facets is { } facets ? FacetLines.Of(facets) : [])
            Dim(line);

        if (response.Understood != response.Query)
            Dim(ShownText.Line($"understood as: {response.Understood}"));

        if (response.AddedWords.Count > 0)
            Dim(ShownText.Line($"looked also for: {string.Join(' ', response.AddedWords)}"));

        if (response.DidYouMean is { } other)
            output.Line(ShownText.Line($"did you mean: {other}"));

        Dim(Summary(response));
        output.Flush();
    }

    private void Dim(string line)
    {
        output.Styled(Style.Dim, line);
        output.Line();
    }

    private void WriteTitle(Hit hit)
    {
        var at = 0;
        foreach (var highlight in hit.TitleHighlights)
        {
            output.Styled(Style.Title, ShownText.KeepSpacing(hit.Title.AsSpan(at, highlight.Start - at)));
            output.Styled(Style.Highlight, ShownText.KeepSpacing(hit.Title.AsSpan(highlight.Start, highlight.End - highlight.Start)));
            at = highlight.End;
        }

        output.Styled(Style.Title, at == 0 ? ShownText.Line(hit.Title) : ShownText.KeepSpacing(hit.Title.AsSpan(at)));
        output.Line();
    }

    private static string Summary(SearchResponse response)
    {
        if (response.Total == 0)
            return response.IsPartial ? "nothing found in time" : "nothing found";

        if (response.Hits.Count == 0)
            return Messages.NothingSoFar(response.Total);

        var passages = Counted.Of(response.Hits.Sum(h => h.Passages.Count), "passage");
        var documents = response switch
        {
            { Offset: > 0 } => string.Create(CultureInfo.InvariantCulture, $"hits {response.Offset + 1:N0} to {response.Offset + response.Hits.Count:N0} of {Counted.Of(response.Total, "document")}"),
            _ when response.Total > response.Hits.Count => $"{response.Hits.Count} of {Counted.Of(response.Total, "document")}",
            _ => Counted.Of(response.Total, "document"),
        };
        var all = response.TotalWithAll is { } count ? $", {count.ToString("N0", CultureInfo.InvariantCulture)} with all words" : "";
        return $"{passages} in {(response.IsPartial ? "at least " : "")}{documents}{all} ({Units.Milliseconds(response.Elapsed)})";
    }

    private void Write(Hit hit, Passage passage)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{passage.Line}:{passage.Column}");
        output.Write(Indent);
        output.Styled(Style.Place, Linked(place, hit, passage.Line));
        var headings = passage.Headings.SkipWhile(h => h == hit.Title).ToList(); // The title stands above already.
        if (headings.Count > 0)
        {
            output.Write("  ");
            var room = output.Width - Indent.Length - place.Length - 2;
            output.Styled(Style.Dim, TextWidth.Cut(ShownText.Line(string.Join(" › ", headings)), room));
        }

        output.Line();
        var shown = ShownText.Of(passage);
        foreach (var (start, end) in TextWidth.Wrap(shown.Text, output.Width - 2 * Indent.Length))
        {
            output.Write(Indent);
            output.Write(Indent);
            WriteMarked(shown, start, end);
            output.Line();
        }
    }

    private void WriteMarked(ShownText shown, int start, int end)
    {
        var at = start;
        foreach (var highlight in shown.Highlights)
        {
            var (from, to) = (Math.Max(highlight.Start, at), Math.Min(highlight.End, end));
            if (from >= to)
                continue;

            output.Write(shown.Text.AsSpan(at, from - at));
            output.Styled(Style.Highlight, shown.Text.AsSpan(from, to - from));
            at = to;
        }

        output.Write(shown.Text.AsSpan(at, end - at));
    }

    // OSC 8 (the hyperlink convention of terminals): file URI with the line as its fragment.
    private string Linked(string text, Hit hit, int line) => output.HasColor
        ? $"\e]8;;{new Uri(location.ToFull(hit.Path)).AbsoluteUri}#L{line.ToString(CultureInfo.InvariantCulture)}\e\\{text}\e]8;;\e\\"
        : text;
}
