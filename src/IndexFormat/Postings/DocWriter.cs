using Lucene.Net.Store;

namespace DocumentSearch.IndexFormat.Postings;

/// <summary>
/// Writes the documents of terms. Those of a term of less than 128 documents stand in a row; all others in blocks of 128 with a head each,
/// and 32 blocks in a group with a head of its own, by which they are passed over without being read.
/// </summary>
internal sealed class DocWriter(IndexOutput output, PositionWriter positions)
{
    public const int BlocksPerGroup = 32;

    /// <summary>First byte of the documents of a term that stand in groups: whether the heads have bounds.</summary>
    public const byte HasBounds = 1;

    private readonly int[] _docs = new int[PackedBlock.Size];
    private readonly int[] _frequencies = new int[PackedBlock.Size];
    private readonly GrowingBuffer _block = new();
    private readonly GrowingBuffer _group = new();
    private readonly GrowingBuffer _head = new();
    private readonly BoundSet _blockBounds = new();
    private readonly BoundSet _groupBounds = new();
    private int _count;
    private int _blocks;
    private bool _hasGroups;
    private Place _start;
    private Place _blockStart;
    private Place _groupStart;

    public bool HasFrequencies { get; set; }

    public bool HasPositions { get; set; }

    /// <summary>The norms of the documents in the field; null if they are not known.</summary>
    public byte[]? Norms { get; set; }

    /// <summary>Whether anything of the current term stands in the file: then it is not to be kept elsewhere.</summary>
    public bool IsLarge => _hasGroups;

    /// <summary>The first document of the current term, if it has no groups.</summary>
    public int OnlyDoc => _docs[0];

    public void StartTerm()
    {
        (_count, _blocks, _hasGroups) = (0, 0, false);
        _start = _blockStart = _groupStart = new Place(-1, 0, positions.Pointer);
    }

    public void StartDoc(int doc, int frequency)
    {
        if (_count == PackedBlock.Size)
            throw new InvalidOperationException("the document before is not finished");

        _docs[_count] = doc;
        _frequencies[_count] = frequency;
        _count++;
    }

    public void FinishDoc()
    {
        if (_count == PackedBlock.Size)
            WriteBlock();
    }

    /// <summary>Ends the term. Of one without groups the documents are written to <paramref name="rest"/>, else into the file.</summary>
    public void FinishTerm(GrowingBuffer rest)
    {
        if (!_hasGroups)
        {
            WriteRow(rest, onlyOne: _count == 1);
            return;
        }

        if (_count > 0)
            WriteBlock();

        if (_blocks > 0)
            WriteGroup();
    }

    private void WriteBlock()
    {
        if (!_hasGroups)
        {
            _hasGroups = true;
            output.WriteByte(Norms is null ? (byte)0 : HasBounds);
        }

        _block.Clear();
        if (_count < PackedBlock.Size)
            WriteRow(_block, onlyOne: false);
        else
            WritePacked();

        for (var i = 0; Norms is not null && i < _count; i++)
            _blockBounds.Add(_frequencies[i], Norms[_docs[i]]);

        var end = new Place(_docs[_count - 1], positions.Total, positions.Pointer);
        WriteHead(_group, _blockStart, end, _block.Length, _blockBounds, _groupBounds);
        _group.Write(_block);
        _blockStart = end;
        _count = 0;
        if (++_blocks == BlocksPerGroup)
            WriteGroup();
    }

    private void WriteGroup()
    {
        _head.Clear();
        WriteHead(_head, _groupStart, _blockStart, _group.Length, _groupBounds, whole: null);
        _head.CopyTo(output);
        _group.CopyTo(output);
        _group.Clear();
        _groupStart = _blockStart;
        _blocks = 0;
    }

    private void WriteHead(GrowingBuffer head, Place start, Place end, int length, BoundSet bounds, BoundSet? whole)
    {
        head.WriteVInt32(end.Doc - start.Doc - 1);
        head.WriteVInt32(length);
        if (HasPositions)
        {
            head.WriteVInt64(end.Positions - start.Positions);
            head.WriteVInt64(end.PositionPointer - start.PositionPointer);
        }

        if (Norms is not null)
            bounds.Flush(head, whole);
    }

    private void WritePacked()
    {
        var before = _blockStart.Doc;
        Span<int> gaps = stackalloc int[PackedBlock.Size];
        for (var i = 0; i < gaps.Length; i++)
        {
            gaps[i] = _docs[i] - before - 1;
            before = _docs[i];
        }

        PackedBlock.Write(gaps, marked: false, _block);
        if (!HasFrequencies)
            return;

        for (var i = 0; i < gaps.Length; i++)
            gaps[i] = _frequencies[i] - 1;

        PackedBlock.Write(gaps, marked: false, _block);
    }

    // The frequency of an only document is that of the term.
    private void WriteRow(GrowingBuffer row, bool onlyOne)
    {
        var before = _blockStart.Doc;
        for (var i = 0; i < _count; i++)
        {
            var gap = (uint)(_docs[i] - before - 1);
            before = _docs[i];
            if (!HasFrequencies || onlyOne)
            {
                row.WriteVInt64(gap);
                continue;
            }

            row.WriteVInt64((long)gap << 1 | (_frequencies[i] == 1 ? 1L : 0));
            if (_frequencies[i] > 1)
                row.WriteVInt32(_frequencies[i]);
        }
    }

    // Where a stretch ends and the next begins: its last document, how many positions the term has up to there, and where the block is
    // that has the next one.
    private readonly record struct Place(int Doc, long Positions, long PositionPointer);
}
