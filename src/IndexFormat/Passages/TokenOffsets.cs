using System.Buffers;

namespace DocumentSearch.IndexFormat.Passages;

/// <summary>
/// Where the words of a part stand in its text, by their positions: of each, where what begins there begins, and where what ends there
/// ends. Reusable: the table of one part is read in the place of another's. Layout: docs/index-format.md.
/// </summary>
/// <remarks>
/// A block is decoded when one of its positions is asked for, and takes a kilobyte from then on, of an array of <see cref="ArrayPool{T}.Shared"/>.
/// </remarks>
public sealed class TokenOffsets : IDisposable
{
    private const int MaxPositions = IndexFields.TitlePosition;
    // A byte each for its base, its length, and its head.
    private const int MinBytesOfBlock = 3;

    // Starts and ends in turn.
    private const int OffsetsOfBlock = 2 * OffsetCode.BlockLength;

    private readonly int[] _rangeEnds = new int[IndexFields.Ranges];
    private ReadOnlyMemory<byte> _stored;
    private Block[] _blocks = [];
    private int[] _offsets = [];
    private int _offsetsEnd;

    private record struct Block(int Base, int Start, int Length)
    {
        // Where it is decoded; below 0 if it is not.
        public int Offsets = -1;
    }

    /// <summary>Number of positions.</summary>
    public int Count { get; private set; }

    /// <summary>Takes in a table, of which nothing but the directory of blocks is decoded.</summary>
    /// <param name="stored">What was stored, which must not change while it is asked.</param>
    /// <exception cref="InvalidDataException">The bytes are no such table.</exception>
    public void Read(ReadOnlyMemory<byte> stored)
    {
        _stored = stored;
        Count = _offsetsEnd = 0;
        Array.Clear(_rangeEnds);
        var bytes = stored.Span;
        var at = 0;
        var first = SevenBitNumber.Read(bytes, ref at, 2 * MaxPositions + 1);
        var count = (int)(first >> 1);
        _rangeEnds[0] = count;
        for (var i = 1; i < IndexFields.Ranges; i++)
            _rangeEnds[i] = count += (first & 1) == 0 ? 0 : (int)SevenBitNumber.Read(bytes, ref at, MaxPositions);

        var blocks = (count + OffsetCode.BlockLength - 1) / OffsetCode.BlockLength;
        if (blocks > (bytes.Length - at) / MinBytesOfBlock)
            throw new InvalidDataException("a stored table of offsets counts more positions than it has");

        if (_blocks.Length < blocks)
            Array.Resize(ref _blocks, blocks);

        ReadDirectory(bytes, at, blocks);
        Count = count;
    }

    /// <summary>Where the word at a position begins, or the compound, a UTF-16 offset in the part's text.</summary>
    /// <param name="position">A position of the text, or of what the document states (<see cref="IndexFields.TitlePosition"/>).</param>
    /// <exception cref="InvalidDataException">The table is damaged, or has no such position.</exception>
    public int Start(int position) => Offset(position, 0);

    /// <summary>One past where the word at a position ends, or the compound whose last position it is.</summary>
    /// <param name="position">A position.</param>
    /// <exception cref="InvalidDataException">The table is damaged, or has no such position.</exception>
    public int End(int position) => Offset(position, 1);

    /// <summary>Gives its memory back. It may still be used.</summary>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_offsets);
        _offsets = [];
        Count = _offsetsEnd = 0;
    }

    private int Offset(int position, int side)
    {
        var range = position / IndexFields.TitlePosition;
        if (position < 0 || range >= IndexFields.Ranges)
            throw new InvalidDataException("a position lies in nothing that a document has");

        var index = position % IndexFields.TitlePosition + (range == 0 ? 0 : _rangeEnds[range - 1]);
        if (index >= _rangeEnds[range] || index >= Count)
            throw new InvalidDataException("a position lies behind those of the stored table of offsets");

        ref var block = ref _blocks[index / OffsetCode.BlockLength];
        if (block.Offsets < 0)
            Decode(ref block, index / OffsetCode.BlockLength);

        return _offsets[block.Offsets + 2 * (index % OffsetCode.BlockLength) + side];
    }

    private void ReadDirectory(ReadOnlySpan<byte> bytes, int at, int blocks)
    {
        var (start, length) = (0L, 0L);
        for (var i = 0; i < blocks; i++)
        {
            start += SevenBitNumber.Read(bytes, ref at);
            if (start > int.MaxValue)
                throw new InvalidDataException("a stored offset is out of range");

            var bytesOfBlock = SevenBitNumber.ReadCount(bytes, ref at);
            _blocks[i] = new Block((int)start, (int)length, bytesOfBlock);
            length = Math.Min(int.MaxValue, length + bytesOfBlock);
        }

        if (at + length != bytes.Length)
            throw new InvalidDataException("a stored table of offsets is not as long as it says");

        for (var i = 0; i < blocks; i++)
            _blocks[i].Start += at;
    }

    private void Decode(ref Block block, int number)
    {
        var bytes = _stored.Span.Slice(block.Start, block.Length);
        var at = 0;
        var head = SevenBitNumber.Read(bytes, ref at, byte.MaxValue);
        var (gapBits, lengthBits) = ((int)head & 15, (int)head >> 4);
        if (gapBits > OffsetCode.Same || lengthBits > OffsetCode.Same)
            throw new InvalidDataException("a stored block of offsets cannot be read");

        var sameGap = gapBits == OffsetCode.Same ? SevenBitNumber.Read(bytes, ref at) : 0;
        var sameLength = lengthBits == OffsetCode.Same ? SevenBitNumber.Read(bytes, ref at) : 0;
        var bits = new OffsetBits(bytes[at..]);
        var count = Math.Min(OffsetCode.BlockLength, Count - number * OffsetCode.BlockLength);
        Span<uint> numbers = stackalloc uint[2 * count];
        if (gapBits != OffsetCode.Same && lengthBits != OffsetCode.Same)
            bits.ReadPairs(gapBits, lengthBits, numbers);
        else
            ReadSame(ref bits, numbers, gapBits, sameGap, lengthBits, sameLength);

        var offsets = NextOffsets();
        long end = block.Base;
        for (var i = 0; i < numbers.Length; i += 2)
        {
            var start = end + OffsetCode.ToGap(numbers[i]);
            end = start + 1 + numbers[i + 1];
            if (start < 0 || end > int.MaxValue)
                throw new InvalidDataException("a stored offset is out of range");

            (offsets[i], offsets[i + 1]) = ((int)start, (int)end);
        }

        if (!bits.IsAtEnd)
            throw new InvalidDataException("a stored block of offsets is not as long as it says");

        block.Offsets = _offsetsEnd;
        _offsetsEnd += OffsetsOfBlock;
    }

    private Span<int> NextOffsets()
    {
        if (_offsets.Length < _offsetsEnd + OffsetsOfBlock)
        {
            var longer = ArrayPool<int>.Shared.Rent(Math.Max(_offsetsEnd + OffsetsOfBlock, 2 * _offsetsEnd));
            _offsets.AsSpan(0, _offsetsEnd).CopyTo(longer);
            ArrayPool<int>.Shared.Return(_offsets);
            _offsets = longer;
        }

        return _offsets.AsSpan(_offsetsEnd, OffsetsOfBlock);
    }

    private static void ReadSame(ref OffsetBits bits, scoped Span<uint> numbers, int gapBits, uint sameGap, int lengthBits, uint sameLength)
    {
        for (var i = 0; i < numbers.Length; i += 2)
        {
            numbers[i] = gapBits == OffsetCode.Same ? sameGap : bits.Read(gapBits);
            numbers[i + 1] = lengthBits == OffsetCode.Same ? sameLength : bits.Read(lengthBits);
        }
    }
}
