using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match;

/// <summary>
/// Decides for a segment that holds documents of several parts which of them are hits: what a query requires may stand in
/// one part, and what it excludes in another.
/// </summary>
internal sealed class WholeDocuments
{
    private readonly MatchTree _tree;
    private readonly NumericDocValues _partNumbers;
    private readonly int _maxDoc;
    private readonly Dictionary<Leaf, FixedBitSet> _holding = new(ReferenceEqualityComparer.Instance);

    public WholeDocuments(MatchTree tree, AtomicReaderContext segment, IndexSearcher searcher)
    {
        _tree = tree;
        _partNumbers = segment.AtomicReader.GetNumericDocValues(IndexFields.Part);
        _maxDoc = segment.AtomicReader.MaxDoc;
        foreach (var leaf in tree.Leaves)
            _holding[leaf] = Holding(leaf, segment, searcher);
    }

    /// <summary>The leaves that make a document a hit; null if it is none.</summary>
    /// <param name="firstPart">Number of its first part in the segment.</param>
    public IReadOnlySet<Leaf>? LeavesOf(int firstPart)
    {
        var end = firstPart + 1;
        while (end < _maxDoc && _partNumbers.Get(end) == end - firstPart)
            end++;

        var matched = new List<Leaf>();
        var isHit = MatchTree.Satisfied(_tree.Root, leaf => _holding[leaf].NextSetBit(firstPart) is var doc and >= 0 && doc < end, matched);
        return isHit ? new HashSet<Leaf>(matched, ReferenceEqualityComparer.Instance) : null;
    }

    private static FixedBitSet Holding(Leaf leaf, AtomicReaderContext segment, IndexSearcher searcher)
    {
        // One bit more than there are documents, so that looking behind the last one is no error.
        var bits = new FixedBitSet(segment.AtomicReader.MaxDoc + 1);
        var scorer = searcher.CreateNormalizedWeight(LuceneQueries.OfLeaf(leaf)).GetScorer(segment, segment.AtomicReader.LiveDocs);
        if (scorer is null)
            return bits;

        for (var doc = scorer.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = scorer.NextDoc())
            bits.Set(doc);

        return bits;
    }
}
