using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Match.Filters;
using DocumentSearch.Search.Match.Positions;
using DocumentSearch.Search.Match.Scan;
using DocumentSearch.Search.Ranking;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace DocumentSearch.Search.Match;

/// <summary>
/// Runs a query over all segments. Where any of some words is enough, or all are needed, they are scored by windows; everything else Lucene decides.
/// Of documents of several parts, what is required and excluded is asked of all parts together.
/// </summary>
internal sealed class DocumentSearcher
{
    // Documents between two looks at the clock.
    private const int Step = 1 << 13;

    // Of fewer documents with several words, all are scored: to look for the best of them would not be faster.
    private const int MaxScored = 1 << 16;

    private readonly IndexSearcher _searcher;
    private readonly MatchTree _tree;
    private readonly LuceneQueries _queries;
    private readonly Budget _budget;

    public DocumentSearcher(TermDictionary dictionary, MatchTree tree, Budget budget)
    {
        _searcher = new IndexSearcher(dictionary.Reader) { Similarity = new RankSimilarity() };
        _tree = tree;
        _queries = new LuceneQueries(dictionary, budget);
        _budget = budget;
    }

    /// <summary>Hands all documents that match to a collector, as long as there is time.</summary>
    public void Collect(HitCollector hits)
    {
        var hasParts = _searcher.IndexReader.Leaves.Any(static s => s.AtomicReader.GetNumericDocValues(IndexFields.Part) is not null);
        if (_tree.AnyOfLeaves is { } any)
        {
            Scan(any, needsAll: false, hasParts, hits);
            return;
        }

        if (!hasParts && _tree.AllOfLeaves is { } all)
        {
            Scan(all, needsAll: true, hasParts, hits);
            return;
        }

        var weight = _searcher.CreateNormalizedWeight(_queries.OfRoot(_tree.Root));
        foreach (var segment in _searcher.IndexReader.Leaves)
        {
            if (_budget.IsSpentNow())
                break;

            hasParts = segment.AtomicReader.GetNumericDocValues(IndexFields.Part) is not null;
            hits.NextWholeDocuments = hasParts ? new WholeDocuments(_tree, segment, leaf => Scorer(leaf, segment)) : null;
            Collect(segment, hasParts ? _searcher.CreateNormalizedWeight(_queries.OfAny(_tree)) : weight, hits);
        }

        hits.Finish();
    }

    // Lucene would ask one virtual method after the other for each posting.
    private void Scan(IReadOnlyList<Leaf> leaves, bool needsAll, bool hasParts, HitCollector hits)
    {
        var scores = leaves.Select(l => _queries.ScoresOf(l, _searcher)).ToList();
        var segments = _searcher.IndexReader.Leaves.Select(s => (Segment: s, Leaves: Open(scores, s))).ToList();
        var cost = segments.Sum(static s => s.Leaves.Sum(LeafCount.Cost));
        var isCounted = cost <= hits.CountsUpTo;
        var prunes = hits.WantsOnlyBest && !hasParts && (cost > Math.Min(MaxScored, hits.CountsUpTo) || leaves.Count == 1) && !(isCounted && hits.HasFilters);
        var hasPassedOver = false;
        var window = new ScanWindow();
        foreach (var (segment, here) in segments)
        {
            if (_budget.IsSpentNow())
                break;

            hits.SetNextReader(segment);
            if (prunes || needsAll)
                hasPassedOver |= new BestScan(here, window, needsAll, prunes, segment.AtomicReader.MaxDoc, _budget).Run(hits);
            else
                new WindowScan(here, window, segment.AtomicReader.MaxDoc, _budget).Run(hits);
        }

        if (hits.WantsOnlyBest && (prunes || needsAll))
            (hits.Total, hits.IsTotalLeast) = (hits.Seen, hasPassedOver);
        if (hasPassedOver || prunes && hits.CountsAll)
            Count(scores, needsAll, segments, isCounted, hits);

        hits.Finish();
    }

    private static List<SegmentLeaf> Open(List<LeafScores> scores, AtomicReaderContext segment) => scores.ConvertAll(s => new SegmentLeaf(s.Ways(segment)));

    private void Count(List<LeafScores> scores, bool needsAll, List<(AtomicReaderContext Segment, List<SegmentLeaf> Leaves)> segments, bool isCounted, HitCollector hits)
    {
        // Of one term without deletions, the dictionary knows; many have been counted while they were added up.
        var isKnown = segments.TrueForAll(s => s.Leaves is [{ Ways: [] or [{ Cursor: SummedCounts }] }]
            || s.Leaves is [{ Ways: [{ Cursor: TermCounts }] }] && !s.Segment.AtomicReader.HasDeletions);
        if ((!isCounted || isKnown) && !needsAll && !hits.HasFilters)
        {
            var least = Enumerable.Range(0, scores.Count).Max(i => segments.Sum(s => LeafCount.Least(s.Leaves[i], s.Segment.AtomicReader.NumDeletedDocs)));
            (hits.Total, hits.IsTotalLeast) = (Math.Max(hits.Total, (int)least), hits.IsTotalLeast && !isKnown);
        }

        if (!isCounted || isKnown && !hits.HasFilters)
            return;

        var count = new LeafCount();
        foreach (var (segment, _) in segments)
            count.Add(Open(scores, segment), segment.AtomicReader.MaxDoc, segment.AtomicReader.LiveDocs, _budget);

        (hits.Total, hits.IsTotalLeast, hits.TotalWithAll) = (needsAll ? count.All : count.Any, false, hits.CountsAll ? count.All : null);
    }

    /// <summary>The filters at the root of the query, and whether they are wanted or excluded.</summary>
    public static IReadOnlyList<(DocumentFilter Filter, bool Wanted)> RootFilters(MatchTree tree) =>
    [
        .. tree.Root.Required.OfType<MatchNode.Only>().Select(o => (o.Filter, true)),
        .. tree.Root.Excluded.OfType<MatchNode.Only>().Select(o => (o.Filter, false)),
    ];

    private Scorer? Scorer(Leaf leaf, AtomicReaderContext segment) =>
        _searcher.CreateNormalizedWeight(_queries.OfLeaf(leaf)).GetScorer(segment, segment.AtomicReader.LiveDocs);

    private void Collect(AtomicReaderContext segment, Weight weight, HitCollector hits)
    {
        hits.SetNextReader(segment);
        if (weight.GetBulkScorer(segment, !hits.AcceptsDocsOutOfOrder, segment.AtomicReader.LiveDocs) is not { } scorer)
            return;

        var end = Step;
        while (scorer.Score(hits, end) && !_budget.IsSpentNow())
            end = (int)Math.Min(int.MaxValue - 1, (long)end + Step);
    }
}
