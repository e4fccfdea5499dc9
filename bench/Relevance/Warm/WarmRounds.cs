using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace DocumentSearch.Relevance.Warm;

/// <summary>
/// Times the whole ranker against the bare BM25 of Lucene.Net in one process, over the same terms of the same index: the ten
/// best of any of the words, with their titles, or for the bare one a stored field. Neither makes passages or counts what holds all words.
/// </summary>
internal static class WarmRounds
{
    private const int QueriesOfALength = 40;
    private const int MaxWords = 5;
    private const int Rounds = 15;
    private const int WarmUps = 20;
    private const int Top = 10;

    /// <summary>A table of medians by the number of words.</summary>
    /// <param name="index">Folder of an index.</param>
    public static string Run(string index)
    {
        var location = IndexLocation.At(index);
        if (!location.Exists)
            throw new BenchmarkException($"{index}: there is no index here");

        using var searcher = Searcher.Open(location);
        using var snapshot = IndexSnapshot.Open(location);
        var plain = new IndexSearcher(snapshot.Reader) { Similarity = new BM25Similarity() };
        var analyzer = new TextAnalyzer(Language.Find(snapshot.Stamp.Language) ?? Language.Default);
        var lines = new List<string> { "| words | queries | bare BM25, ms | search, ms | median of the ratios | 90 % |", "|---|---|---|---|---|---|" };
        var queries = Enumerable.Range(1, MaxWords).Select(words => WarmQueries.Of(snapshot.Reader, analyzer, words, QueriesOfALength)).ToList();
        // Compiled code settles only when all of it has run often.
        foreach (var query in queries.SelectMany(static q => q))
            _ = Pair(query, WarmUps);

        var all = new List<(double Bare, double Ours)>();
        foreach (var pairs in queries.Where(static q => q.Count > 0).Select(q => q.ConvertAll(one => Pair(one, Rounds))))
        {
            lines.Add(Row($"{lines.Count - 1}", pairs));
            all.AddRange(pairs);
        }

        lines.Add(Row("all", all));
        return string.Join('\n', lines) + "\n\n" + FormattableString.Invariant(
            $"All queries one after the other: {all.Sum(static p => p.Ours) / all.Sum(static p => p.Bare):0.00} times the bare BM25.\n");

        (double Bare, double Ours) Pair(string query, int rounds)
        {
            var terms = WarmQueries.Terms(analyzer, query);
            var request = new SearchRequest(query) { Top = Top, PassagesPerHit = 0, WithProperties = false, CountWithAll = false };
            return InTurn.Medians(() => Plainly(plain, terms), () => searcher.Search(request, CancellationToken.None).Hits.Count, rounds);
        }
    }

    private static string Row(string words, List<(double Bare, double Ours)> pairs)
    {
        var (bare, ours) = (Spread.Of(pairs.Select(static p => p.Bare)).Median, Spread.Of(pairs.Select(static p => p.Ours)).Median);
        var ratios = Spread.Of(pairs.Select(static p => p.Ours / p.Bare));
        return FormattableString.Invariant($"| {words} | {pairs.Count} | {bare:0.00} | {ours:0.00} | {ratios.Median:0.00} | {ratios.P90:0.00} |");
    }

    private static int Plainly(IndexSearcher searcher, IReadOnlyList<string> terms)
    {
        var query = new BooleanQuery();
        foreach (var term in terms)
            query.Add(new TermQuery(new Term(IndexFields.Body, term)), Occur.SHOULD);

        // What is shown of a hit is usually stored; where our own titles lie there is no difference to be measured.
        var shown = new HashSet<string>(StringComparer.Ordinal) { IndexFields.Format };
        return searcher.Search(query, Top).ScoreDocs.Count(hit => searcher.Doc(hit.Doc, shown) is not null);
    }
}
