using System.Buffers.Binary;
using System.Numerics;

namespace DocumentSearch.IndexFormat.Passages;

/// <summary>Makes the tables that <see cref="TokenOffsets"/> reads. Reusable, so that a table costs no memory but its own.</summary>
internal sealed class TokenOffsetsEncoder
{
    // What a number costs with each choice of low bits, 16 bits for each choice, up to a number beyond which it is computed.
    private static readonly ulong[] Costs = [.. Enumerable.Range(0, 64).Select(static n => CostsOf((uint)n))];

    private readonly uint[] _gaps = new uint[OffsetCode.BlockLength];
    private readonly uint[] _lengths = new uint[OffsetCode.BlockLength];
    private byte[] _directory = new byte[1 << 6];
    private byte[] _blocks = new byte[1 << 8];
    private int _directoryEnd;
    private int _blocksEnd;
    private ulong _pending;
    private int _pendingBits;

    /// <summary>Encodes a table.</summary>
    /// <param name="starts">Where the word at each position begins; first those of the text, then those of each range of stated words.</param>
    /// <param name="ends">Where the word at each position ends.</param>
    /// <param name="counts">How many there are in the text and in each range.</param>
    public byte[] Encode(ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, ReadOnlySpan<int> counts)
    {
        _directoryEnd = _blocksEnd = 0;
        var hasStated = starts.Length > counts[0];
        Write(ref _directory, ref _directoryEnd, (uint)counts[0] << 1 | (hasStated ? 1u : 0));
        if (hasStated)
        {
            foreach (var count in counts[1..])
                Write(ref _directory, ref _directoryEnd, (uint)count);
        }

        int end = 0, reached = 0;
        for (var first = 0; first < starts.Length; first += OffsetCode.BlockLength)
        {
            var count = Math.Min(OffsetCode.BlockLength, starts.Length - first);
            Write(ref _directory, ref _directoryEnd, (uint)(end - reached));
            reached = end;
            var before = _blocksEnd;
            var at = end;
            for (var i = 0; i < count; i++)
            {
                var (start, stop) = (starts[first + i], Math.Max(ends[first + i], starts[first + i] + 1));
                _gaps[i] = OffsetCode.OfGap(start - at);
                _lengths[i] = (uint)(stop - start - 1);
                at = stop;
                end = Math.Max(end, stop);
            }

            WriteBlock(_gaps.AsSpan(0, count), _lengths.AsSpan(0, count));
            Write(ref _directory, ref _directoryEnd, (uint)(_blocksEnd - before));
        }

        return [.. _directory.AsSpan(0, _directoryEnd), .. _blocks.AsSpan(0, _blocksEnd)];
    }

    private void WriteBlock(ReadOnlySpan<uint> gaps, ReadOnlySpan<uint> lengths)
    {
        var (gapBits, lengthBits) = (Choose(gaps), Choose(lengths));
        Write(ref _blocks, ref _blocksEnd, (uint)(lengthBits << 4 | gapBits));
        if (gapBits == OffsetCode.Same)
            Write(ref _blocks, ref _blocksEnd, gaps[0]);

        if (lengthBits == OffsetCode.Same)
            Write(ref _blocks, ref _blocksEnd, lengths[0]);

        for (var i = 0; i < gaps.Length; i++)
        {
            if (gapBits != OffsetCode.Same)
                WriteBits(gaps[i], gapBits);

            if (lengthBits != OffsetCode.Same)
                WriteBits(lengths[i], lengthBits);
        }

        while (_pendingBits > 0)
        {
            Grow(ref _blocks, _blocksEnd + 1);
            _blocks[_blocksEnd++] = (byte)_pending;
            _pending >>= 8;
            _pendingBits -= 8;
        }

        _pendingBits = 0;
    }

    // The number of low bits with which they take the least; that of all the same if they are.
    private static int Choose(ReadOnlySpan<uint> numbers)
    {
        if (!numbers.ContainsAnyExcept(numbers[0]))
            return OffsetCode.Same;

        var sums = 0UL;
        foreach (var number in numbers)
            sums += number < (uint)Costs.Length ? Costs[number] : CostsOf(number);

        var best = 0;
        for (var choice = 1; choice < OffsetCode.Choices; choice++)
        {
            if ((ushort)(sums >> (16 * choice)) < (ushort)(sums >> (16 * best)))
                best = choice;
        }

        return best;
    }

    private static ulong CostsOf(uint number)
    {
        var costs = 0UL;
        for (var choice = 0; choice < OffsetCode.Choices; choice++)
            costs |= (ulong)OffsetCode.Bits(number, choice) << (16 * choice);

        return costs;
    }

    private void WriteBits(uint number, int lowBits)
    {
        var quotient = number >> lowBits;
        var low = number & ((1u << lowBits) - 1);
        if (quotient < OffsetCode.UnaryEnd)
        {
            Put((1UL | (ulong)low << 1) << (int)quotient, (int)quotient + 1 + lowBits);
            return;
        }

        var rest = quotient - (OffsetCode.UnaryEnd - 1);
        var length = BitOperations.Log2(rest);
        Put(1UL << (OffsetCode.UnaryEnd + length), OffsetCode.UnaryEnd + length + 1);
        Put((ulong)low << length | rest & ((1UL << length) - 1), length + lowBits);
    }

    // At most 56 bits at a time, as fewer than 8 may be pending.
    private void Put(ulong bits, int count)
    {
        _pending |= bits << _pendingBits;
        _pendingBits += count;
        if (_pendingBits < 8)
            return;

        Grow(ref _blocks, _blocksEnd + sizeof(ulong));
        BinaryPrimitives.WriteUInt64LittleEndian(_blocks.AsSpan(_blocksEnd), _pending);
        _blocksEnd += _pendingBits >> 3;
        _pending >>= _pendingBits & ~7;
        _pendingBits &= 7;
    }

    private static void Write(ref byte[] bytes, ref int end, uint number)
    {
        Grow(ref bytes, end + 5);
        for (; number >= 0x80; number >>= 7)
            bytes[end++] = (byte)(number | 0x80);

        bytes[end++] = (byte)number;
    }

    private static void Grow(ref byte[] bytes, int length)
    {
        if (bytes.Length < length)
            Array.Resize(ref bytes, Math.Max(length, bytes.Length * 2));
    }
}
