using Lucene.Net.Index;
using Lucene.Net.Store;

namespace DocumentSearch.IndexFormat.Postings;

/// <summary>
/// Goes through the groups and blocks of a term that occurs in at least 128 documents, by their heads alone.
/// </summary>
/// <param name="input">The file of documents; others may move it meanwhile.</param>
/// <param name="docCount">Number of documents in the segment.</param>
internal sealed class BlockCursor(IndexInput input, int docCount)
{
    private bool _hasPositions;
    private bool _hasBounds;
    private int _docsBehindGroup;
    private int _docsBehindBlock;
    private Head _group;
    private Head _block;

    /// <summary>Whether the heads have bounds.</summary>
    public bool HasBounds => _hasBounds;

    /// <summary>Last document of the block, -1 before the first.</summary>
    public int LastDoc => _block.LastDoc;

    /// <summary>Last document of the group.</summary>
    public int GroupLastDoc => _group.LastDoc;

    /// <summary>Last document before the block.</summary>
    public int DocBefore { get; private set; }

    /// <summary>Number of documents in the block.</summary>
    public int Count { get; private set; }

    /// <summary>Where the documents of the block are.</summary>
    public long Pointer => _block.Start;

    /// <summary>How many positions the term has before those of the block.</summary>
    public long PositionsBefore { get; private set; }

    /// <summary>Where the block of positions is that has the first of this block.</summary>
    public long PositionPointer { get; private set; }

    /// <summary>Begins with a term.</summary>
    /// <param name="pointer">Where its documents are.</param>
    /// <param name="count">Their number.</param>
    /// <param name="positionPointer">Where its positions are; null in a field without.</param>
    public void Begin(long pointer, int count, long? positionPointer)
    {
        input.Seek(pointer);
        var flags = input.ReadByte();
        if (flags > DocWriter.HasBounds)
            throw Corrupt();

        _hasBounds = flags == DocWriter.HasBounds;
        _hasPositions = positionPointer is not null;
        _docsBehindGroup = count;
        _docsBehindBlock = 0;
        _group = _block = new Head { LastDoc = -1, End = input.Position, PositionPointer = positionPointer ?? 0 };
    }

    /// <summary>Moves on to the block that holds the first document that is not before a target.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveTo(int target)
    {
        if (!MoveToGroup(target))
            return false;

        while (_block.LastDoc < target)
            NextBlock();

        return true;
    }

    /// <summary>Moves on to the group that holds the first document that is not before a target, and before its first block.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveToGroup(int target)
    {
        while (_group.LastDoc < target)
        {
            if (_docsBehindGroup == 0)
                return false;

            NextGroup();
        }

        return true;
    }

    /// <summary>The bounds of the block.</summary>
    public ReadOnlySpan<Bound> BlockBounds(Bound[] bounds) => Read(_block.Bounds, bounds);

    /// <summary>The bounds of the group.</summary>
    public ReadOnlySpan<Bound> GroupBounds(Bound[] bounds) => Read(_group.Bounds, bounds);

    private void NextGroup()
    {
        var count = Math.Min(_docsBehindGroup, PackedBlock.Size * DocWriter.BlocksPerGroup);
        var before = _group;
        _group = ReadHead(before);
        _docsBehindGroup -= count;
        _docsBehindBlock = count;
        // Before the first block of the group, which begins where the group does.
        _block = before with { End = _group.Start };
    }

    private void NextBlock()
    {
        if (_docsBehindBlock == 0)
            throw Corrupt();

        DocBefore = _block.LastDoc;
        PositionsBefore = _block.Positions;
        PositionPointer = _block.PositionPointer;
        Count = Math.Min(_docsBehindBlock, PackedBlock.Size);
        _docsBehindBlock -= Count;
        _block = ReadHead(_block);
        if (_block.LastDoc > _group.LastDoc || _block.End > _group.End)
            throw Corrupt();
    }

    private Head ReadHead(Head before)
    {
        input.Seek(before.End);
        var lastDoc = before.LastDoc + 1 + (long)(uint)input.ReadVInt32();
        var length = input.ReadVInt32();
        if (lastDoc >= docCount || length < 0)
            throw Corrupt();

        var head = before with { LastDoc = (int)lastDoc };
        if (_hasPositions)
        {
            head.Positions += input.ReadVInt64();
            head.PositionPointer += input.ReadVInt64();
        }

        if (_hasBounds)
        {
            head.Bounds = input.Position;
            SkipBounds();
        }

        head.Start = input.Position;
        head.End = head.Start + length;
        return head;
    }

    private void SkipBounds()
    {
        for (var rest = CountOfBounds(); rest > 0; rest--)
        {
            input.ReadVInt32();
            input.ReadByte();
        }
    }

    private ReadOnlySpan<Bound> Read(long pointer, Bound[] bounds)
    {
        input.Seek(pointer);
        var count = CountOfBounds();
        var frequency = 0;
        for (var i = 0; i < count; i++)
        {
            frequency += input.ReadVInt32();
            bounds[i] = new Bound(frequency, input.ReadByte());
        }

        return bounds.AsSpan(0, count);
    }

    private int CountOfBounds() => input.ReadByte() is > 0 and <= BoundSet.MaxCount and var count ? count : throw Corrupt();

    private CorruptIndexException Corrupt() => new($"no heads of postings in {input}");

    private record struct Head
    {
        /// <summary>Last document of the stretch.</summary>
        public int LastDoc { get; init; }

        /// <summary>Where its bounds are.</summary>
        public long Bounds { get; set; }

        /// <summary>Where it begins, behind the head.</summary>
        public long Start { get; set; }

        /// <summary>Where it ends.</summary>
        public long End { get; set; }

        /// <summary>How many positions the term has up to its end.</summary>
        public long Positions { get; set; }

        /// <summary>Where the block of positions is that has the next one.</summary>
        public long PositionPointer { get; set; }
    }
}
