using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search;

namespace DocumentSearch.Relevance.Warm;

/// <summary>
/// Times what the passages of the ten best hits cost beside finding them, in one process: the same queries with and without.
/// </summary>
internal static class PassageRounds
{
    private const int QueriesOfALength = 40;
    private const int MaxWords = 5;
    private const int Rounds = 15;
    private const int WarmUps = 20;

    /// <summary>A table of medians by the number of words.</summary>
    /// <param name="index">Folder of the index that is asked.</param>
    /// <param name="words">Folder of the index whose titles are asked for.</param>
    public static string Run(string index, string words)
    {
        var location = IndexLocation.At(index);
        if (!location.Exists)
            throw new BenchmarkException($"{index}: there is no index here");

        using var searcher = Searcher.Open(location);
        using var titles = IndexSnapshot.Open(IndexLocation.At(words));
        var analyzer = new TextAnalyzer(Language.Find(titles.Stamp.Language) ?? Language.Default);
        var queries = Enumerable.Range(1, MaxWords)
            .Select(count => WarmQueries.Of(titles.Reader, analyzer, count, QueriesOfALength).FindAll(query => Shown(query, 0) > 0)).ToList();
        foreach (var query in queries.SelectMany(static q => q))
            _ = Pair(query, WarmUps);

        var lines = new List<string> { "| words | queries | finding, ms | passages, ms | median of the ratios | 90 % |", "|---|---|---|---|---|---|" };
        foreach (var pairs in queries.Where(static q => q.Count > 0).Select(q => q.ConvertAll(one => Pair(one, Rounds))))
        {
            var ratios = Spread.Of(pairs.Select(static p => p.Passages / p.Finding));
            lines.Add(FormattableString.Invariant(
                $"| {lines.Count - 1} | {pairs.Count} | {Spread.Of(pairs.Select(static p => p.Finding)).Median:0.00} | {Spread.Of(pairs.Select(static p => p.Passages)).Median:0.00} | {ratios.Median:0.00} | {ratios.P90:0.00} |"));
        }

        return string.Join('\n', lines) + "\n";

        int Shown(string query, int? passages) =>
            searcher.Search(new SearchRequest(query) { PassagesPerHit = passages, CountWithAll = false }, CancellationToken.None).Hits.Count;

        (double Finding, double Passages) Pair(string query, int rounds)
        {
            var (finding, both) = InTurn.Medians(() => Shown(query, 0), () => Shown(query, null), rounds);
            return (finding, both - finding);
        }
    }
}
