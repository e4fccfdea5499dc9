using DocumentSearch.Search.Facets;
using DocumentSearch.Search.Match.Filters;

namespace DocumentSearch.Search.Match;

/// <summary>What was found, before anything of it is read.</summary>
/// <param name="Total">Number of documents that match.</param>
/// <param name="TotalWithAll">Number of those that hold all the words, where one is enough; else null.</param>
/// <param name="Shown">The hits to be shown, in order.</param>
/// <param name="HasMore">Whether there are hits behind them.</param>
/// <param name="Exact">What the form of a word adds to the score of a part.</param>
/// <param name="Facets">Counts by type, folder and year, if asked for.</param>
internal sealed record Found(
    int Total, int? TotalWithAll, IReadOnlyList<DocumentHit> Shown, bool HasMore, IReadOnlyDictionary<(int Doc, Leaf Leaf), double> Exact, FacetCounts? Facets);

/// <summary>Finds and orders the documents of a query: all are scored, then the best are looked at more closely.</summary>
internal sealed class Retrieval(AskedQuery asked, SearchRequest request, Budget budget)
{
    // Beyond so many alternatives, how many documents hold all of them is not worth the time.
    private const int MaxCounted = 64;

    private readonly MatchTree _tree = asked.Tree!;

    public Found Run()
    {
        var exact = new ExactForms(asked.Dictionary.Reader, _tree);
        var isLifted = request.Order == HitOrder.Score && exact.Apply && request.Top > 0;
        var wanted = (int)Math.Min(SearchRequest.MaxHits, (long)request.Offset + request.Top);
        var facets = request.Facets ? new FacetCounter(new YearTable(asked.Zone)) : null;
        // One more than is shown says whether there are more.
        var (total, best) = Collect(_tree, isLifted ? Math.Max(wanted + 1, ExactForms.Window) : wanted + 1, facets, also: null);
        var lifts = isLifted ? Lift(best, exact) : [];
        var shown = best.Take(wanted).Skip(request.Offset).ToList();
        if (shown.Count > 0 && (request.Order != HitOrder.Score || _tree.MixesFilters))
            FindDuplicates(shown);

        return new Found(total, TotalWithAll(), shown, best.Count > wanted, lifts, facets?.Counts());
    }

    private (int Total, List<DocumentHit> Best) Collect(MatchTree tree, int top, FacetCounter? facets, DocumentFilter? also)
    {
        var hits = new HitList(top, pathsDown: request.Order == HitOrder.Path && request.Reverse);
        var collector = new HitCollector(hits, request.Order, request.Reverse, facets) { Filters = DocumentSearcher.RootFilters(tree), Also = also };
        new DocumentSearcher(asked.Dictionary, tree, asked.Analyzer, budget).Collect(collector);
        return (collector.Total, hits.Best());
    }

    // The order of the best, once forms count too; those behind them keep their places.
    private Dictionary<(int Doc, Leaf Leaf), double> Lift(List<DocumentHit> best, ExactForms exact)
    {
        var count = Math.Min(best.Count, ExactForms.Window);
        var window = best.GetRange(0, count);
        var lifts = exact.Of([.. window.Select(h => h.Parts[0].Doc).Order()]);
        var byDoc = lifts.ToLookup(l => l.Key.Doc, l => l.Value);
        foreach (var hit in window)
        {
            hit.Score += (float)byDoc[hit.Parts[0].Doc].Sum();
            hit.Rank = request.Reverse ? -hit.Score : hit.Score;
        }

        var ordered = window.OrderByDescending(h => h.Rank).ThenBy(h => h.Path, StringComparer.Ordinal).ToList();
        for (var i = 0; i < count; i++)
            best[i] = ordered[i];

        return lifts;
    }

    // Identical documents may have other dates or scores, and lie anywhere in the order: they are looked for by their content.
    private void FindDuplicates(List<DocumentHit> shown)
    {
        var (_, found) = Collect(_tree, int.MaxValue, facets: null, new ContentFilter(shown.Select(h => h.Content.Hash).ToHashSet()));
        var byContent = found.ToDictionary(h => h.Content);
        foreach (var hit in shown)
        {
            if (!byContent.TryGetValue(hit.Content, out var same))
                continue;

            hit.Duplicates.Clear();
            hit.Duplicates.AddRange(same.Duplicates);
        }
    }

    private int? TotalWithAll()
    {
        if (!request.CountWithAll || _tree.BestMatch is not { Count: <= MaxCounted } alternatives)
            return null;

        var filters = _tree.Root.Required.Where(MatchTree.IsFilter);
        var all = new MatchNode.Group([.. filters, .. alternatives], [], _tree.Root.Excluded);
        return Collect(new MatchTree(all, _tree.Leaves), 0, facets: null, also: null).Total;
    }
}
