using Lucene.Net.Index;
using Lucene.Net.Store;

namespace DocumentSearch.IndexFormat.Postings;

/// <summary>Reads the positions of a term, a block at a time, and only the blocks that are asked for.</summary>
/// <param name="input">The file of positions.</param>
internal sealed class PositionCursor(IndexInput input)
{
    private readonly int[] _deltas = new int[PackedBlock.Size];
    private readonly int[] _lengths = new int[PackedBlock.Size];
    private int[] _starts = [];
    private int[] _widths = [];
    private bool _hasOffsets;
    private bool _withLengths;
    private bool _withOffsets;
    private bool _hasLengths;
    private DataInput _rest = input;
    private long _total;
    private long _block;
    private long _nextPointer;
    private int _count;
    private int _at;

    /// <summary>Distance from the position before.</summary>
    public int Delta => _deltas[_at];

    /// <summary>0 if the position has no payload, else one more than the byte.</summary>
    public int Length => _hasLengths ? _lengths[_at] : 0;

    /// <summary>Distance of the start offset from that before.</summary>
    public int Start => _starts[_at];

    /// <summary>Distance of the end offset from the start.</summary>
    public int Width => _widths[_at];

    /// <summary>Begins with a term.</summary>
    /// <param name="pointer">Where its positions are.</param>
    /// <param name="total">Their number.</param>
    /// <param name="rest">Stands at what is left over of them behind the last block; null if that is in the file too.</param>
    /// <param name="hasOffsets">Whether the field has offsets.</param>
    /// <param name="withLengths">Whether lengths are asked for.</param>
    /// <param name="withOffsets">Whether offsets are.</param>
    public void Begin(long pointer, long total, DataInput? rest, bool hasOffsets, bool withLengths, bool withOffsets)
    {
        _rest = rest ?? input;
        _total = total;
        _hasOffsets = hasOffsets;
        _withLengths = withLengths;
        _withOffsets = withOffsets && hasOffsets;
        if (hasOffsets && _starts.Length == 0)
            (_starts, _widths) = (new int[PackedBlock.Size], new int[PackedBlock.Size]);

        (_block, _nextPointer, _count, _at) = (-1, pointer, 0, 0);
    }

    /// <summary>Goes to before a position, not before the current one.</summary>
    /// <param name="ordinal">Its number among those of the term.</param>
    /// <param name="known">Number of a position before it.</param>
    /// <param name="pointer">Where the block of that is.</param>
    public void MoveTo(long ordinal, long known, long pointer)
    {
        var block = ordinal / PackedBlock.Size;
        if (block != _block)
        {
            if (known / PackedBlock.Size > _block)
                (_block, _nextPointer) = (known / PackedBlock.Size - 1, pointer);

            while (_block + 1 < block)
                SkipBlock();

            ReadBlock();
        }

        _at = (int)(ordinal % PackedBlock.Size) - 1;
    }

    /// <summary>Goes to the next position.</summary>
    /// <exception cref="CorruptIndexException">There is none.</exception>
    public void MoveNext()
    {
        if (++_at < _count)
            return;

        ReadBlock();
        _at = 0;
    }

    /// <summary>Goes over the next positions, and gives them and how many positions the token at each covers.</summary>
    /// <param name="positions">Takes the positions, counted from 0.</param>
    /// <param name="lengths">Takes the numbers.</param>
    /// <returns>Whether any covers other than one.</returns>
    public bool ReadAll(Span<int> positions, Span<int> lengths)
    {
        var (hasLong, position) = (false, 0);
        while (positions.Length > 0)
        {
            if (_at + 1 == _count)
            {
                ReadBlock();
                _at = -1;
            }

            var count = Math.Min(positions.Length, _count - _at - 1);
            var deltas = _deltas.AsSpan(_at + 1, count);
            for (var i = 0; i < deltas.Length; i++)
                positions[i] = position += deltas[i];

            if (_hasLengths)
                hasLong |= ReadLengths(_lengths.AsSpan(_at + 1, count), lengths);
            else
                lengths[..count].Fill(1);

            positions = positions[count..];
            lengths = lengths[count..];
            _at += count;
        }

        return hasLong;
    }

    private static bool ReadLengths(ReadOnlySpan<int> from, Span<int> lengths)
    {
        var hasLong = false;
        for (var i = 0; i < from.Length; i++)
        {
            lengths[i] = from[i] == 0 ? 1 : from[i] - 1;
            hasLong |= lengths[i] != 1;
        }

        return hasLong;
    }

    private void SkipBlock()
    {
        if (_block + 1 >= _total / PackedBlock.Size)
            throw Corrupt();

        input.Seek(_nextPointer);
        if (PackedBlock.Skip(input))
            SkipLengths();

        if (_hasOffsets)
            SkipOffsets();

        _block++;
        _nextPointer = input.Position;
    }

    private void ReadBlock()
    {
        var left = _total - (_block + 1) * PackedBlock.Size;
        if (left <= 0)
            throw Corrupt();

        if (_rest == input || left >= PackedBlock.Size)
            input.Seek(_nextPointer);

        if (left < PackedBlock.Size)
            ReadRest((int)left);
        else
            ReadPacked();

        _block++;
        _nextPointer = input.Position;
    }

    private void ReadPacked()
    {
        _count = PackedBlock.Size;
        _hasLengths = PackedBlock.Read(input, _deltas);
        if (_hasLengths && _withLengths)
            ReadLengths();
        else if (_hasLengths)
            SkipLengths();

        _hasLengths &= _withLengths;
        if (_withOffsets)
        {
            PackedBlock.Read(input, _starts);
            PackedBlock.Read(input, _widths);
        }
        else if (_hasOffsets)
        {
            SkipOffsets();
        }
    }

    private void ReadLengths()
    {
        var least = input.ReadVInt32();
        PackedBlock.Read(input, _lengths);
        foreach (ref var length in _lengths.AsSpan())
            length += least;
    }

    private void SkipLengths()
    {
        input.ReadVInt32();
        PackedBlock.Skip(input);
    }

    private void SkipOffsets()
    {
        PackedBlock.Skip(input);
        PackedBlock.Skip(input);
    }

    private void ReadRest(int count)
    {
        _count = count;
        _hasLengths = _withLengths;
        for (var i = 0; i < count; i++)
        {
            var code = _rest.ReadVInt64();
            _deltas[i] = (int)(code >> 1);
            _lengths[i] = (code & 1) != 0 ? _rest.ReadByte() + 1 : 0;
            if (!_hasOffsets)
                continue;

            _starts[i] = _rest.ReadVInt32();
            _widths[i] = _rest.ReadVInt32();
        }
    }

    private CorruptIndexException Corrupt() => new($"fewer positions than counted in {input}");
}
