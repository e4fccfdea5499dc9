namespace DocumentSearch.IndexFormat.Passages;

/// <summary>
/// Where the words of a part stand in its text, by their positions: of each, where what begins there begins, and where what ends there
/// ends. Reusable: the table of one part is read in the place of another's. Layout: docs/index-format.md.
/// </summary>
/// <remarks>A block is decoded when one of its positions is asked for, and takes a kilobyte from then on.</remarks>
public sealed class TokenOffsets
{
    private const int MaxPositions = IndexFields.TitlePosition;
    // A byte each for its base, its length, and its head.
    private const int MinBytesOfBlock = 3;

    private readonly int[] _rangeEnds = new int[IndexFields.Ranges];
    private ReadOnlyMemory<byte> _stored;
    private Block[] _blocks = [];

    private struct Block
    {
        public int Base;
        public int Start;
        public int Length;
        public bool IsRead;

        // Starts and ends in turn. Many small arrays, used again for other parts, cost the garbage collector less than a large one.
        public int[]? Offsets;
    }

    /// <summary>Number of positions.</summary>
    public int Count { get; private set; }

    /// <summary>Takes in a table, of which nothing but the directory of blocks is decoded.</summary>
    /// <param name="stored">What was stored, which must not change while it is asked.</param>
    /// <exception cref="InvalidDataException">The bytes are no such table.</exception>
    public void Read(ReadOnlyMemory<byte> stored)
    {
        _stored = stored;
        Count = 0;
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

    private int Offset(int position, int side)
    {
        var range = position / IndexFields.TitlePosition;
        if (position < 0 || range >= IndexFields.Ranges)
            throw new InvalidDataException("a position lies in nothing that a document has");

        var index = position % IndexFields.TitlePosition + (range == 0 ? 0 : _rangeEnds[range - 1]);
        if (index >= _rangeEnds[range] || index >= Count)
            throw new InvalidDataException("a position lies behind those of the stored table of offsets");

        ref var block = ref _blocks[index / OffsetCode.BlockLength];
        if (!block.IsRead)
            Decode(ref block, index / OffsetCode.BlockLength);

        return block.Offsets![2 * (index % OffsetCode.BlockLength) + side];
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
            _blocks[i] = new Block { Base = (int)start, Start = (int)length, Length = bytesOfBlock, Offsets = _blocks[i].Offsets };
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
        var offsets = block.Offsets ??= new int[2 * OffsetCode.BlockLength];
        long end = block.Base;
        for (var i = 0; i < count; i++)
        {
            var start = end + OffsetCode.ToGap(gapBits == OffsetCode.Same ? sameGap : bits.Read(gapBits));
            end = start + 1 + (lengthBits == OffsetCode.Same ? sameLength : bits.Read(lengthBits));
            if (start < 0 || end > int.MaxValue)
                throw new InvalidDataException("a stored offset is out of range");

            (offsets[2 * i], offsets[2 * i + 1]) = ((int)start, (int)end);
        }

        if (!bits.IsAtEnd)
            throw new InvalidDataException("a stored block of offsets is not as long as it says");

        block.IsRead = true;
    }
}
