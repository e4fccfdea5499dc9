using DocumentSearch.Search.Facets;
using DocumentSearch.Search.Match.Filters;
using DocumentSearch.Search.Open;
using DocumentSearch.Search.Ranking;

namespace DocumentSearch.Search.Match;

/// <summary>What was found, before anything of it is read.</summary>
/// <param name="Total">Number of documents that match.</param>
/// <param name="IsTotalLeast">Whether there may be more.</param>
/// <param name="TotalWithAll">Number of those that hold all the words, where one is enough; else null.</param>
/// <param name="Shown">The hits to be shown, in order.</param>
/// <param name="HasMore">Whether there are hits behind them.</param>
/// <param name="Evidence">What a closer look added to the scores of parts.</param>
/// <param name="Facets">Counts by type, folder and year, if asked for.</param>
/// <param name="Tree">The query that was matched, with the words that were added to it.</param>
internal sealed record Found(
    int Total, bool IsTotalLeast, int? TotalWithAll, IReadOnlyList<DocumentHit> Shown, bool HasMore, IReadOnlyDictionary<int, List<Evidence>> Evidence, FacetCounts? Facets, MatchTree Tree);

/// <summary>Finds and orders the documents of a query: by the sum of what their words score, then the best are looked at more closely.</summary>
internal sealed class Retrieval(AskedQuery asked, SearchRequest request, StoredParts stored, Budget budget)
{
    // Beyond so many alternatives, how many documents hold all of them is not worth the time.
    private const int MaxCounted = 64;

    // Where more hits are wanted, nearly all that match are read anyway.
    private const int MaxWaiting = 1 << 12;

    private readonly MatchTree _tree = asked.Tree!;

    public Found Run()
    {
        var isRanked = request.Order == HitOrder.Score && request.Top > 0 && _tree.PositiveLeaves.Count > 0;
        var wanted = (int)Math.Min(SearchRequest.MaxHits, (long)request.Offset + request.Top);
        var facets = request.Facets ? new FacetCounter(new YearTable(asked.Zone)) : null;
        var tree = request.Expand && isRanked ? Expanded() : _tree;
        // One more than is shown says whether there are more.
        var (collector, best) = Collect(tree, isRanked ? Math.Max(wanted + 1, CloserLook.Window) : wanted + 1, facets, also: null);
        var evidence = !isRanked ? [] : request.Reverse ? LookCloserFromBehind(best, tree) : LookCloser(best);
        var shown = best.Take(wanted).Skip(request.Offset).ToList();
        if (shown.Count > 0 && (request.Order != HitOrder.Score || _tree.MixesFilters))
            FindDuplicates(shown, tree);

        return new Found(collector.Total, collector.IsTotalLeast, TotalWithAll(tree, collector), shown, best.Count > wanted, evidence, facets?.Counts(), tree);
    }

    private (HitCollector Collector, List<DocumentHit> Best) Collect(MatchTree tree, int top, FacetCounter? facets, DocumentFilter? also) =>
        Collect(tree, top, request.Reverse, facets, also);

    private (HitCollector Collector, List<DocumentHit> Best) Collect(MatchTree tree, int top, bool reverse, FacetCounter? facets, DocumentFilter? also)
    {
        // Facets count while they are collected, so that once has to do.
        var waits = facets is null && request.Order == HitOrder.Score && !reverse && top is > 0 and <= MaxWaiting;
        var found = Collect(tree, top, reverse, facets, also, waits);
        return found.Collector.IsShort && !budget.WasSpent ? Collect(tree, top, reverse, facets, also, waits: false) : found;
    }

    private (HitCollector Collector, List<DocumentHit> Best) Collect(MatchTree tree, int top, bool reverse, FacetCounter? facets, DocumentFilter? also, bool waits)
    {
        var hits = new HitList(top, pathsDown: request.Order == HitOrder.Path && reverse);
        var collector = new HitCollector(hits, request.Order, reverse, facets)
        {
            Filters = DocumentSearcher.RootFilters(tree),
            Also = also,
            Waits = waits,
            CountsAll = request.CountWithAll && tree.IsBestMatchOfLeaves,
            CountsUpTo = request.CountUpTo,
        };
        new DocumentSearcher(asked.Dictionary, tree, budget).Collect(collector);
        return (collector, hits.Best());
    }

    private MatchTree Expanded()
    {
        var (_, best) = Collect(_tree, CloserLook.Window, reverse: false, facets: null, also: null);
        LookCloser(best);
        return new Feedback(asked, stored, budget).Expand(best);
    }

    // The order of the best, once they are looked at closely; those behind them keep their places.
    private Dictionary<int, List<Evidence>> LookCloser(List<DocumentHit> best)
    {
        var count = Math.Min(best.Count, CloserLook.Window);
        var window = best.GetRange(0, count);
        var evidence = new CloserLook(asked.Dictionary, _tree, budget).At(window);
        foreach (var hit in window)
        {
            hit.Score += (float)evidence[hit.Parts[0].Doc].Sum(static e => e.Score);
            hit.Rank = hit.Score;
        }

        var ordered = window.OrderByDescending(h => h.Rank).ThenBy(h => h.Path, StringComparer.Ordinal).ToList();
        for (var i = 0; i < count; i++)
            best[i] = ordered[i];

        return evidence;
    }

    // The same scores, the other way round: it is the best that are looked at closely, and they stand last.
    private Dictionary<int, List<Evidence>> LookCloserFromBehind(List<DocumentHit> worst, MatchTree tree)
    {
        var (_, best) = Collect(tree, CloserLook.Window, reverse: false, facets: null, also: null);
        var evidence = LookCloser(best);
        var scores = best.ToDictionary(h => h.Parts[0].Doc, h => h.Score);
        foreach (var hit in worst)
        {
            hit.Score = scores.GetValueOrDefault(hit.Parts[0].Doc, hit.Score);
            hit.Rank = -hit.Score;
        }

        var ordered = worst.OrderByDescending(h => h.Rank).ThenBy(h => h.Path, StringComparer.Ordinal).ToList();
        worst.Clear();
        worst.AddRange(ordered);
        return evidence;
    }

    // Identical documents may have other dates or scores, and lie anywhere in the order: they are looked for by their content.
    private void FindDuplicates(List<DocumentHit> shown, MatchTree tree)
    {
        var (_, found) = Collect(tree, int.MaxValue, facets: null, new ContentFilter(shown.Select(h => h.Content.Hash).ToHashSet()));
        var byContent = found.ToDictionary(h => h.Content);
        foreach (var hit in shown)
        {
            if (!byContent.TryGetValue(hit.Content, out var same))
                continue;

            hit.Duplicates.Clear();
            hit.Duplicates.AddRange(same.Duplicates);
        }
    }

    private int? TotalWithAll(MatchTree tree, HitCollector collected)
    {
        if (!request.CountWithAll || collected.IsTotalLeast || _tree.BestMatch is not { Count: <= MaxCounted } alternatives)
            return null;

        if (ReferenceEquals(tree, _tree) && collected.TotalWithAll is { } known)
            return known;

        var filters = _tree.Root.Required.Where(MatchTree.IsFilter);
        var all = new MatchNode.Group([.. filters, .. alternatives], [], _tree.Root.Excluded);
        return Collect(new MatchTree(all, _tree.Leaves), 0, facets: null, also: null).Collector.Total;
    }
}
