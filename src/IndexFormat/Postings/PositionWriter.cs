using Lucene.Net.Store;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Postings;

/// <summary>Writes the positions of terms, in blocks of 128, and what is left over of each term separately.</summary>
internal sealed class PositionWriter(IndexOutput output)
{
    private readonly int[] _deltas = new int[PackedBlock.Size];
    private readonly int[] _lengths = new int[PackedBlock.Size];
    private readonly int[] _starts = new int[PackedBlock.Size];
    private readonly int[] _widths = new int[PackedBlock.Size];
    private readonly GrowingBuffer _block = new();
    private int _count;
    private bool _hasLengths;
    private int _position;
    private int _start;

    public bool HasOffsets { get; set; }

    /// <summary>How many positions the term has so far.</summary>
    public long Total { get; private set; }

    /// <summary>Where the next position goes, or the block that it is in.</summary>
    public long Pointer => output.Position;

    public void StartTerm() => Total = 0;

    public void StartDoc() => (_position, _start) = (0, 0);

    /// <param name="position">The position, not below the one before in the document.</param>
    /// <param name="payload">Null, or one byte.</param>
    /// <param name="start">Offset at which the token starts.</param>
    /// <param name="end">Offset at which it ends.</param>
    /// <exception cref="NotSupportedException">The payload has another length.</exception>
    public void Add(int position, BytesRef? payload, int start, int end)
    {
        _deltas[_count] = position - _position;
        _position = position;
        _lengths[_count] = CodeOf(payload);
        _hasLengths |= _lengths[_count] > 0;
        if (HasOffsets)
        {
            _starts[_count] = start - _start;
            _widths[_count] = end - start;
            _start = start;
        }

        Total++;
        if (++_count == PackedBlock.Size)
            WriteBlock();
    }

    /// <summary>Ends the term, and writes what is left over.</summary>
    public void FinishTerm(GrowingBuffer rest)
    {
        for (var i = 0; i < _count; i++)
        {
            rest.WriteVInt64((long)(uint)_deltas[i] << 1 | (_lengths[i] > 0 ? 1L : 0));
            if (_lengths[i] > 0)
                rest.WriteByte((byte)(_lengths[i] - 1));

            if (HasOffsets)
            {
                rest.WriteVInt32(_starts[i]);
                rest.WriteVInt32(_widths[i]);
            }
        }

        (_count, _hasLengths) = (0, false);
    }

    private void WriteBlock()
    {
        _block.Clear();
        PackedBlock.Write(_deltas, _hasLengths, _block);
        if (_hasLengths)
            WriteLengths();

        if (HasOffsets)
        {
            PackedBlock.Write(_starts, marked: false, _block);
            PackedBlock.Write(_widths, marked: false, _block);
        }

        _block.CopyTo(output);
        (_count, _hasLengths) = (0, false);
    }

    // Where all are the same nothing is left but the least.
    private void WriteLengths()
    {
        var least = _lengths.Min();
        _block.WriteVInt32(least);
        foreach (ref var length in _lengths.AsSpan())
            length -= least;

        PackedBlock.Write(_lengths, marked: false, _block);
    }

    // 0 for none, else one more than the byte.
    private static int CodeOf(BytesRef? payload) => payload switch
    {
        null or { Length: 0 } => 0,
        { Length: 1 } => payload.Bytes[payload.Offset] + 1,
        _ => throw new NotSupportedException("a payload of more than one byte"),
    };
}
