using System.Globalization;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>How much was found, in one line.</summary>
internal static class SummaryLine
{
    public static string Of(SearchResponse response)
    {
        if (response.Total == 0)
            return response.IsPartial ? "nothing found in time" : "nothing found";

        if (response.Hits.Count == 0)
            return Messages.NothingSoFar(response.Total);

        var passages = Counted.Of(response.Hits.Sum(h => h.Passages.Count), "passage");
        // Where passages are ordered, a document may be several hits.
        var shown = response.Hits.DistinctBy(static h => h.Path, StringComparer.Ordinal).Count();
        var documents = response switch
        {
            { Offset: > 0 } => string.Create(CultureInfo.InvariantCulture, $"hits {response.Offset + 1:N0} to {response.Offset + response.Hits.Count:N0} of {Counted.Of(response.Total, "document")}"),
            _ when response.Total > shown => $"{shown} of {Counted.Of(response.Total, "document")}",
            _ => Counted.Of(response.Total, "document"),
        };
        var all = response.TotalWithAll is { } count ? $", {count.ToString("N0", CultureInfo.InvariantCulture)} with all words" : "";
        return $"{passages} in {(response.IsPartial ? "at least " : "")}{documents}{all} ({Units.Milliseconds(response.Elapsed)})";
    }
}
