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
            return Messages.NothingSoFar(response);

        if (response.Passages is { } ordered)
            return ByPassage(response, ordered);

        var passages = Counted.Of(response.Hits.Sum(h => h.Passages.Count), "passage");
        var documents = response switch
        {
            { Offset: > 0 } => string.Create(CultureInfo.InvariantCulture, $"hits {response.Offset + 1:N0} to {response.Offset + response.Hits.Count:N0} of {AtLeast(response)}{Counted.Of(response.Total, "document")}"),
            _ when response.Total > response.Hits.Count => $"{response.Hits.Count} of {AtLeast(response)}{Counted.Of(response.Total, "document")}",
            _ => AtLeast(response) + Counted.Of(response.Total, "document"),
        };
        var all = response.TotalWithAll is { } count ? $", {count.ToString("N0", CultureInfo.InvariantCulture)} with all words" : "";
        return $"{passages} in {documents}{all} ({Units.Milliseconds(response.Elapsed)})";
    }

    private static string AtLeast(SearchResponse response) => response.IsPartial || response.IsTotalLeast ? "at least " : "";

    private static string ByPassage(SearchResponse response, int ordered) => string.Create(
        CultureInfo.InvariantCulture,
        $"{response.Offset + 1:N0} to {response.Offset + response.Hits.Count:N0} of the best {Counted.Of(ordered, "passage")} in {AtLeast(response)}{Counted.Of(response.Total, "document")} ({Units.Milliseconds(response.Elapsed)})");
}
