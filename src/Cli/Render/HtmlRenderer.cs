using System.Globalization;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>One page that needs nothing else: no script, no font, no picture, nothing from anywhere.</summary>
internal sealed class HtmlRenderer(Output output, IndexLocation location) : IRenderer
{
    public void Render(SearchResponse response, Freshness freshness)
    {
        var query = ShownText.Line(response.Query);
        WriteHead(query);
        Line($"<body>");
        Line($"<header>");
        Line($"<h1><bdi>{query}</bdi></h1>");
        Line($"""<p class="dim">{SummaryLine.Of(response)}</p>""");
        foreach (var note in AnswerNote.OfQuery(response))
            Line($"""<p><span class="dim">{note.Name}:</span> <bdi>{ShownText.Line(note.Text)}</bdi></p>""");

        foreach (var note in AnswerNote.Warnings(response, freshness))
            Line($"""<p class="warning">{note.Name}: <bdi>{ShownText.Line(note.Text)}</bdi></p>""");

        Line($"</header>");
        Line($"<main>");
        foreach (var hit in response.Hits)
            Write(hit);

        Line($"</main>");
        if (response.Facets is { Types.Count: > 0 } facets)
            Write(facets);

        Line($"</body>");
        Line($"</html>");
        output.Flush();
    }

    // Even if something of a document came in as markup, it could neither run nor fetch anything.
    private void WriteHead(string query)
    {
        Line(
            $"""
             <!DOCTYPE html>
             <html lang="en">
             <head>
             <meta charset="utf-8">
             <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
             <meta name="viewport" content="width=device-width, initial-scale=1">
             <meta name="referrer" content="no-referrer">
             <title>Search: {query}</title>
             """);
        output.Line($"<style>\n{HtmlStyle.Css}\n</style>");
        Line($"</head>");
    }

    private void Write(Hit hit)
    {
        var (path, file) = (DisplayPath.Of(hit.Path, location), DisplayPath.Of(hit.File, location));
        Line($"<article>");
        Write($"""<h2 dir="auto">""");
        WriteMarked(ShownText.OfTitle(hit), hit.TitleHighlights);
        Line($"</h2>");
        Line($"""<p class="path"><a href="{FileLink.Of(file)}"><bdi>{ShownText.Line(path)}</bdi></a></p>""");
        var date = (hit.Stated ?? hit.Modified).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (ShownText.OfAuthor(hit) is { Length: > 0 } author)
            Line($"""<p class="dim"><bdi>{author}</bdi></p>""");

        Line($"""<p class="dim">{ShownText.Line(hit.Format)} · {Units.Bytes(hit.Length)} · <time datetime="{date}">{date}</time></p>""");
        foreach (var duplicate in IdenticalPaths.Of(hit, location))
            Line($"""<p class="dim">also as <bdi>{ShownText.Line(duplicate)}</bdi></p>""");

        foreach (var passage in hit.Passages)
        {
            Write($"""<p class="place"><a href="{FileLink.Of(file, hit, passage)}"><bdi>{PlaceWords.Of(passage)}</bdi></a>""");
            if (HeadingPath.Of(hit, passage) is { Length: > 0 } headings)
                Write($" <bdi>{headings}</bdi>");

            Line($"</p>");
            Write($"""<blockquote dir="auto">""");
            WriteContext(passage.Context?.Before);
            WriteMarked(ShownText.Of(passage), passage.Highlights);
            WriteContext(passage.Context?.After);
            Line($"</blockquote>");
        }

        foreach (var link in ShownText.OfLinks(hit))
            Line($"""<p class="dim"><bdi>{link}</bdi></p>""");

        if (hit.Report is { } report)
            Write(report);

        Line($"</article>");
    }

    // White space at its ends parts it from the passage, where there is any.
    private void WriteContext(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;

        if (char.IsWhiteSpace(text[0]))
            Write($" ");

        Write($"""<span class="dim">{ShownText.Line(text.Trim())}</span>""");
        if (char.IsWhiteSpace(text[^1]))
            Write($" ");
    }

    private void WriteMarked(ShownText shown, IReadOnlyList<Highlight> highlights)
    {
        foreach (var run in shown.Runs())
        {
            var text = shown.Text.AsSpan(run.Start, run.End - run.Start);
            if (run.IsMarked)
            {
                var kind = highlights[run.Highlight].Kind.ToString().ToLowerInvariant();
                Write($"""<mark class="{kind}" title="{kind}">{text}</mark>""");
            }
            else
            {
                Write($"{text}");
            }
        }
    }

    private void Write(ScoreReport report)
    {
        Line($"""<ul class="score">""");
        foreach (var line in ScoreLines.Of(report))
            Line($"<li><bdi>{ShownText.Line(line)}</bdi></li>");

        Line($"</ul>");
    }

    private void Write(FacetCounts facets)
    {
        Line($"<table>");
        Line($"<caption>Documents that match</caption>");
        Write("types", facets.Types);
        Write("folders", facets.Folders);
        Write("years", facets.Years);
        Line($"</table>");
    }

    private void Write(string name, IReadOnlyList<FacetCount> counts)
    {
        if (counts.Count == 0)
            return;

        var rows = Math.Min(counts.Count, FacetLines.Shown);
        var more = counts.Count - rows;
        Line($"<tbody>");
        for (var i = 0; i < rows; i++)
        {
            Write($"<tr>");
            if (i == 0)
                Write($"""<th scope="rowgroup" rowspan="{rows + Math.Sign(more)}">{name}</th>""");

            Line($"""<td><bdi>{ShownText.Line(counts[i].Value)}</bdi></td><td class="number">{counts[i].Count}</td></tr>""");
        }

        if (more > 0)
            Line($"""<tr><td colspan="2">and {more} more</td></tr>""");

        Line($"</tbody>");
    }

    private void Write(HtmlText html) => output.Write(html.ToString());

    private void Line(HtmlText html) => output.Line(html.ToString());
}
