using System.Globalization;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>
/// One passage a line, as <c>path:line:column:text</c>, for other programs. Where a document has pages and the like, they stand between
/// brackets before the text, as in <c>a.pdf:57:1:[page 12] text</c>.
/// </summary>
internal sealed class PipeRenderer(Output output, IndexLocation location) : IRenderer
{
    public void Render(SearchResponse response, Freshness freshness)
    {
        var isFirst = true;
        foreach (var hit in response.Hits)
        {
            var path = ShownText.Line(DisplayPath.Of(hit.Path, location));
            foreach (var passage in hit.Passages)
            {
                if (passage.Context is not null && !isFirst)
                    output.Line("--");

                isFirst = false;
                WriteContext(path, passage.Context?.Before, passage.Line - LineEnds(passage, passage.Context?.Before), passage);
                output.Styled(Style.Place, path);
                output.Write(string.Create(CultureInfo.InvariantCulture, $":{passage.Line}:{passage.Column}:"));
                if (passage.Place is { } place)
                    output.Write($"[{PlaceWords.Of(place)}] ");

                WriteMarked(ShownText.Of(passage));
                output.Line();
                WriteContext(path, passage.Context?.After, passage.Source.End.Line, passage);
            }

            // A document without sentences is a hit too.
            if (hit.Passages.Count == 0)
            {
                output.Styled(Style.Place, path);
                output.Write(": ");
                WriteMarked(ShownText.OfTitle(hit));
                output.Line();
            }

            foreach (var line in hit.Report is { } report ? ScoreLines.Of(report) : [])
            {
                output.Styled(Style.Place, path);
                output.Write(": ");
                output.Line(ShownText.KeepSpacing(line));
            }
        }

        output.Flush();
        Tell(response);
    }

    // As grep writes the lines around a match; of the passage's own lines it is what the passage leaves out.
    private void WriteContext(string path, string? text, int number, Passage passage)
    {
        foreach (var line in text?.Split(passage.Context!.LineEnd) ?? [])
        {
            if (ShownText.Line(line) is { Length: > 0 } shown && shown != " ")
                output.Line(string.Create(CultureInfo.InvariantCulture, $"{path}-{number}-{shown}"));

            number++;
        }
    }

    private static int LineEnds(Passage passage, string? text) => text?.AsSpan().Count(passage.Context!.LineEnd) ?? 0;

    // What is no passage goes to standard error.
    private void Tell(SearchResponse response)
    {
        foreach (var hit in response.Hits)
        {
            foreach (var duplicate in IdenticalPaths.Of(hit, location))
                Messages.Notice($"{duplicate}: identical to {DisplayPath.Of(hit.Path, location)}");

            foreach (var link in ShownText.OfLinks(hit))
                Messages.Notice($"{DisplayPath.Of(hit.Path, location)}: {link}");
        }

        foreach (var line in response.Facets is { } facets ? FacetLines.Of(facets) : [])
            Messages.Notice(line);

        if (response is { Hits.Count: 0, Total: > 0 })
            Messages.Notice(Messages.NothingSoFar(response));

        if (response.Warnings.Count > 0 && response.Understood != response.Query)
            Messages.Notice($"understood as: {response.Understood}");

        if (response.AddedWords.Count > 0)
            Messages.Notice(ShownText.Line($"looked also for: {string.Join(' ', response.AddedWords)}"));

        if (response.DidYouMean is { } other)
            Messages.Notice($"did you mean: {other}");
    }

    private void WriteMarked(ShownText shown)
    {
        foreach (var run in shown.Runs())
            output.Styled(run.IsMarked ? Style.Highlight : Style.Plain, shown.Text.AsSpan(run.Start, run.End - run.Start));
    }
}
