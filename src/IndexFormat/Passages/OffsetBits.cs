using System.Buffers.Binary;
using System.Numerics;

namespace DocumentSearch.IndexFormat.Passages;

/// <summary>Reads numbers in <see cref="OffsetCode"/> from bits, the lowest of a byte first.</summary>
/// <param name="bytes">The bits; those behind them are 0.</param>
internal ref struct OffsetBits(ReadOnlySpan<byte> bytes)
{
    private const int MaxZeros = OffsetCode.UnaryEnd + 31;

    // Of a number without gamma: its zeros, the bit that ends them, and its low bits.
    private const int MaxShort = OffsetCode.UnaryEnd - 1 + 1 + OffsetCode.Choices - 1;
    private const int WindowBits = 57;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>Whether all was read, but for what fills the last byte up, and nothing behind it.</summary>
    public readonly bool IsAtEnd => (_at + 7) >> 3 == _bytes.Length;

    /// <summary>Reads a number.</summary>
    /// <param name="lowBits">How many of its bits are kept as they are.</param>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public uint Read(int lowBits)
    {
        var window = Window();
        var zeros = BitOperations.TrailingZeroCount(window);
        if (zeros < OffsetCode.UnaryEnd)
        {
            _at += zeros + 1 + lowBits;
            return (uint)zeros << lowBits | (uint)(window >> (zeros + 1)) & ((1u << lowBits) - 1);
        }

        if (zeros > MaxZeros)
            throw new InvalidDataException("stored bits of offsets cannot be read");

        _at += zeros + 1;
        var length = zeros - OffsetCode.UnaryEnd;
        window = Window();
        _at += length + lowBits;
        var quotient = (1UL << length | window & ((1UL << length) - 1)) + OffsetCode.UnaryEnd - 1;
        var number = quotient << lowBits | window >> length & ((1UL << lowBits) - 1);
        return number <= int.MaxValue ? (uint)number : throw new InvalidDataException("a stored offset is out of range");
    }

    /// <summary>Reads pairs of numbers, each number of a pair with its own low bits.</summary>
    /// <param name="firstBits">Low bits of the first ones.</param>
    /// <param name="secondBits">Low bits of the second ones.</param>
    /// <param name="pairs">Takes them in turn.</param>
    /// <exception cref="InvalidDataException">There are not so many.</exception>
    public void ReadPairs(int firstBits, int secondBits, scoped Span<uint> pairs)
    {
        var (firstMask, secondMask) = ((1u << firstBits) - 1, (1u << secondBits) - 1);
        var (window, left) = (0UL, 0);
        for (var i = 0; i + 1 < pairs.Length; i += 2)
        {
            if (left < 2 * MaxShort)
                (window, left) = (Window(), WindowBits);

            var firstZeros = BitOperations.TrailingZeroCount(window);
            var rest = window >> (firstZeros + 1);
            var low = (uint)rest & firstMask;
            rest >>= firstBits;
            var secondZeros = BitOperations.TrailingZeroCount(rest);
            if ((firstZeros | secondZeros) >= OffsetCode.UnaryEnd)
            {
                (pairs[i], pairs[i + 1]) = (Read(firstBits), Read(secondBits));
                left = 0;
                continue;
            }

            rest >>= secondZeros + 1;
            pairs[i] = (uint)firstZeros << firstBits | low;
            pairs[i + 1] = (uint)secondZeros << secondBits | (uint)rest & secondMask;
            window = rest >> secondBits;
            var read = firstZeros + secondZeros + 2 + firstBits + secondBits;
            _at += read;
            left -= read;
        }
    }

    // At least so many bits as a window has from the present one on.
    private readonly ulong Window()
    {
        var first = _at >> 3;
        if (first + sizeof(ulong) <= _bytes.Length)
            return BinaryPrimitives.ReadUInt64LittleEndian(_bytes[first..]) >> (_at & 7);

        var window = 0UL;
        for (var i = first; i < _bytes.Length; i++)
            window |= (ulong)_bytes[i] << (8 * (i - first));

        return window >> (_at & 7);
    }
}
