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
    private readonly Dictionary<MatchNode.Only, Func<int, bool>> _filters = new(ReferenceEqualityComparer.Instance);

    /// <param name="tree">The query.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="scorer">The documents of the segment that hold a leaf.</param>
    public WholeDocuments(MatchTree tree, AtomicReaderContext segment, Func<Leaf, Scorer?> scorer)
    {
        _tree = tree;
        _partNumbers = segment.AtomicReader.GetNumericDocValues(IndexFields.Part);
        _maxDoc = segment.AtomicReader.MaxDoc;
        foreach (var leaf in tree.Leaves)
            _holding[leaf] = Holding(scorer(leaf), _maxDoc);

        foreach (var filter in Filters(tree.Root))
            _filters[filter] = filter.Filter.In(segment.AtomicReader);
    }

    /// <summary>The leaves that make a document a hit; null if it is none.</summary>
    /// <param name="firstPart">Number of its first part in the segment.</param>
    public IReadOnlySet<Leaf>? LeavesOf(int firstPart)
    {
        var end = firstPart + 1;
        while (end < _maxDoc && _partNumbers.Get(end) == end - firstPart)
            end++;

        var matched = new List<Leaf>();
        var isHit = MatchTree.Satisfied(_tree.Root, Holds, matched);
        return isHit ? new HashSet<Leaf>(matched, ReferenceEqualityComparer.Instance) : null;

        bool Holds(MatchNode node) => node switch
        {
            MatchNode.One one => _holding[one.Leaf].NextSetBit(firstPart) is var doc and >= 0 && doc < end,
            MatchNode.Only only => _filters[only](firstPart),
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };
    }

    private static IEnumerable<MatchNode.Only> Filters(MatchNode node) => node switch
    {
        MatchNode.Only only => [only],
        MatchNode.Group group => group.Required.Concat(group.Optional).Concat(group.Excluded).SelectMany(Filters),
        _ => [],
    };

    private static FixedBitSet Holding(Scorer? scorer, int maxDoc)
    {
        // One bit more than there are documents, so that looking behind the last one is no error.
        var bits = new FixedBitSet(maxDoc + 1);
        if (scorer is null)
            return bits;

        for (var doc = scorer.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = scorer.NextDoc())
            bits.Set(doc);

        return bits;
    }
}
