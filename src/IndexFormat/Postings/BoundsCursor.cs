using Lucene.Net.Search;

namespace DocumentSearch.IndexFormat.Postings;

/// <summary>
/// What the postings of a term do not exceed, stretch by stretch: blocks of 128 documents, and groups of 32 blocks. It goes forward only, and
/// by itself, whatever is read of the postings. See <see cref="BoundedPostings.OpenBounds"/>.
/// </summary>
public sealed class BoundsCursor
{
    private readonly BlockCursor _blocks;
    private readonly Bound[] _bounds = new Bound[BoundSet.MaxCount];

    internal BoundsCursor(BlockCursor blocks) => _blocks = blocks;

    /// <summary>The last document before the block that <see cref="BlockEnd"/> told of; -1 for the first.</summary>
    public int BlockBefore => _blocks.DocBefore;

    /// <summary>
    /// The last document, deleted or not, of the block that holds the first one that is not before a target; its bounds are
    /// <see cref="BlockBounds"/> and <see cref="GroupBounds"/> then.
    /// </summary>
    /// <param name="target">A document, not before one that was asked for.</param>
    /// <returns>The document, or <see cref="DocIdSetIterator.NO_MORE_DOCS"/> if there is none.</returns>
    public int BlockEnd(int target) => _blocks.MoveTo(target) ? _blocks.LastDoc : DocIdSetIterator.NO_MORE_DOCS;

    /// <summary>The same of the group, whose bounds are <see cref="GroupBounds"/> then; its blocks are not looked at.</summary>
    /// <param name="target">A document, not before one that was asked for.</param>
    public int GroupEnd(int target) => _blocks.MoveToGroup(target) ? _blocks.GroupLastDoc : DocIdSetIterator.NO_MORE_DOCS;

    /// <summary>
    /// What no document of the block exceeds: at most 8 pairs, by frequency and by length ascending. The span holds until the next call.
    /// </summary>
    public ReadOnlySpan<Bound> BlockBounds() => _blocks.BlockBounds(_bounds);

    /// <summary>The same for all blocks of the group.</summary>
    public ReadOnlySpan<Bound> GroupBounds() => _blocks.GroupBounds(_bounds);
}
