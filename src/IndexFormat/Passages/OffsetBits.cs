using System.Buffers.Binary;
using System.Numerics;

namespace DocumentSearch.IndexFormat.Passages;

/// <summary>Reads numbers in <see cref="OffsetCode"/> from bits, the lowest of a byte first.</summary>
/// <param name="bytes">The bits; those behind them are 0.</param>
internal ref struct OffsetBits(ReadOnlySpan<byte> bytes)
{
    private const int MaxZeros = OffsetCode.UnaryEnd + 31;

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

    // At least 57 bits from the present one on.
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
