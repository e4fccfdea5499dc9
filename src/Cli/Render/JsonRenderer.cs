using System.Text.Json;
using DocumentSearch.Indexer;
using DocumentSearch.Search;
using DocumentSearch.Search.Json;

namespace DocumentSearch.Cli.Render;

/// <summary>One JSON object a line: the hits, then the summary.</summary>
internal sealed class JsonRenderer(Output output) : IRenderer
{
    public void Render(SearchResponse response, Freshness freshness)
    {
        var rank = response.Offset;
        foreach (var hit in response.Hits)
            output.Line(JsonSerializer.Serialize(HitRecord.Of(hit, ++rank), ResultJson.Readable.HitRecord));

        var summary = new SummaryRecord(
            "summary",
            SummaryRecord.CurrentSchema,
            response.Query,
            response.Total,
            response.Hits.Count,
            Math.Round(response.Elapsed.TotalMilliseconds, 3),
            [.. response.Warnings.Select(w => w.Message)],
            freshness.Behind,
            freshness.Reason,
            response.Understood,
            response.TotalWithAll,
            response.IsPartial,
            response.DidYouMean,
            response.Facets is { } facets ? FacetsRecord.Of(facets) : null,
            response.NextCursor,
            response.AddedWords,
            response.IsTotalLeast);
        output.Line(JsonSerializer.Serialize(summary, ResultJson.Readable.SummaryRecord));
    }
}
