using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>A Markdown document: a heading for each hit, its passages as block quotes with the matches in bold.</summary>
internal sealed class MarkdownRenderer(Output output, IndexLocation location) : IRenderer
{
    public void Render(SearchResponse response, Freshness freshness)
    {
        Block($"# {MarkdownText.Line($"Search: {response.Query}")}");
        foreach (var hit in response.Hits)
            Write(hit);

        if (response.Hits.Count > 0)
            Block("---");

        Items((response.Facets is { } facets ? FacetLines.Of(facets) : [])
            .Concat(AnswerNote.OfQuery(response).Concat(AnswerNote.Warnings(response, freshness)).Select(n => n.ToString())));
        output.Line(MarkdownText.Line(SummaryLine.Of(response)));
        output.Flush();
    }

    private void Write(Hit hit)
    {
        var (path, file) = (DisplayPath.Of(hit.Path, location), DisplayPath.Of(hit.File, location));
        Block($"## {Link(MarkdownText.Marked(ShownText.OfTitle(hit)), FileLink.Of(file))}");
        Block(MarkdownText.Line(path));
        if (ShownText.OfAuthor(hit) is { Length: > 0 } author)
            Block(MarkdownText.Line(author));

        Items(IdenticalPaths.Of(hit, location).Select(duplicate => $"also as {duplicate}"));
        foreach (var passage in hit.Passages)
        {
            var place = MarkdownText.Line(PlaceWords.Of(passage));
            Block($"{Link(place, FileLink.Of(file, hit, passage))} {MarkdownText.Line(HeadingPath.Of(hit, passage))}".TrimEnd(' '));
            var (before, after) = (passage.Context?.Before.Trim(), passage.Context?.After.Trim());
            if (before is { Length: > 0 })
                Block($"> {MarkdownText.Line(before)}");

            Block($"> {MarkdownText.Marked(ShownText.Of(passage))}");
            if (after is { Length: > 0 })
                Block($"> {MarkdownText.Line(after)}");
        }

        Items(ShownText.OfLinks(hit));
        Items(hit.Report is { } report ? ScoreLines.Of(report) : []);
    }

    private static string Link(string text, string destination) => $"[{text}]({destination})";

    private void Items(IEnumerable<string> lines)
    {
        var any = false;
        foreach (var line in lines)
        {
            output.Line($"- {MarkdownText.Line(line)}");
            any = true;
        }

        if (any)
            output.Line();
    }

    private void Block(string line)
    {
        output.Line(line);
        output.Line();
    }
}
