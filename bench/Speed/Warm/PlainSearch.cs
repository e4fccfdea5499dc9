using DocumentSearch.EndToEnd;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Match.Expansion;
using DocumentSearch.Search.Match.Filters;

namespace DocumentSearch.Speed.Warm;

/// <summary>
/// The first stage of a search alone, by the steps that <see cref="Searcher"/> and Retrieval take it in: the query is understood and
/// the ten best documents are found, but not looked at more closely, and nothing of them is shown. It is what Lucene's own search does.
/// </summary>
internal sealed class PlainSearch : IDisposable
{
    private const int Top = 10;

    private readonly IndexSnapshot _snapshot;
    private readonly Language _language;

    public PlainSearch(IndexLocation location)
    {
        _snapshot = IndexSnapshot.Open(location);
        _language = Language.Find(_snapshot.Stamp.Language) ?? Language.Default;
    }

    public int Documents => _snapshot.Reader.NumDocs;

    public int Segments => _snapshot.Reader.Leaves.Count;

    /// <summary>Number of documents that match.</summary>
    public int Search(string query)
    {
        var budget = Budget.Unlimited;
        var asked = Understand(query, budget);
        // A word that no document has, and no other is like.
        if (asked.Tree is not { } tree)
            return 0;

        var collector = Collect(asked, tree, budget, waits: true);
        return collector.IsShort ? Collect(asked, tree, budget, waits: false).Total : collector.Total;
    }

    public void Dispose() => _snapshot.Dispose();

    private AskedQuery Understand(string query, Budget budget)
    {
        var filters = new FilterBuilder(DateTimeOffset.UtcNow, TimeZoneInfo.Utc);
        var expander = new Expander(_snapshot.Reader, new ExpansionLimits(), budget);
        return AskedQuery.Of(new SearchRequest(query), new TextAnalyzer(_language), new TermDictionary(_snapshot.Reader), filters, expander, TimeZoneInfo.Utc);
    }

    private static HitCollector Collect(AskedQuery asked, MatchTree tree, Budget budget, bool waits)
    {
        var hits = new HitList(Top, pathsDown: false);
        var collector = new HitCollector(hits, HitOrder.Score, reverse: false, facets: null) { Filters = DocumentSearcher.RootFilters(tree), Waits = waits, CountsUpTo = SearchRequest.UsualCountUpTo };
        new DocumentSearcher(asked.Dictionary, tree, budget).Collect(collector);
        if (hits.Best().Count == 0 && collector.Total > 0)
            throw new BenchmarkException("documents were counted, and none was kept");

        return collector;
    }
}
