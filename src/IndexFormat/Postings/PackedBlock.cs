using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace DocumentSearch.IndexFormat.Postings;

/// <summary>
/// 128 numbers without sign, packed into as many bits each as are best for the block; what a number has above them stands behind, so that
/// a few large ones do not widen all (patched frame of reference: Zukowski, Héman, Nes and Boncz, Super-Scalar RAM-CPU Cache Compression,
/// ICDE 2006). Four lanes of 32 bits are packed side by side (Lemire and Boytsov, Decoding billions of integers per second through
/// vectorization, 2015).
/// </summary>
internal static class PackedBlock
{
    public const int Size = 128;

    private const int Lanes = 4;
    private const int Rows = Size / Lanes;
    private const int WordBytes = 16;
    private const int MaxWidth = 32;
    private const int Exceptions = 0x80;
    private const int Mark = 0x40;
    private const int Width = 0x3F;

    // An index and a number of at most five bytes each.
    private const int MaxExceptionBytes = Size * 6;

    // The most that a block can take.
    private const int MaxBytes = MaxWidth * WordBytes + MaxExceptionBytes;

    // A query opens many terms in many segments, of which most are read for a block at most.
    [ThreadStatic]
    private static byte[]? _scratch;

    /// <summary>Writes a block.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="marked">A bit for whoever reads the block.</param>
    /// <param name="output">Where to.</param>
    public static void Write(ReadOnlySpan<int> values, bool marked, GrowingBuffer output)
    {
        var (width, exceptionBytes) = BestWidth(values);
        output.WriteByte((byte)(width | (exceptionBytes > 0 ? Exceptions : 0) | (marked ? Mark : 0)));
        if (exceptionBytes > 0)
            output.WriteVInt32(exceptionBytes);

        Pack(values, width, output.Append(width * WordBytes));
        for (var i = 0; exceptionBytes > 0 && i < Size; i++)
        {
            var above = width == MaxWidth ? 0 : (uint)values[i] >> width;
            if (above == 0)
                continue;

            output.WriteByte((byte)i);
            output.WriteVInt64(above);
        }
    }

    /// <summary>Reads a block.</summary>
    /// <param name="input">Stands at it, and behind it afterwards.</param>
    /// <param name="values">Takes the numbers.</param>
    /// <returns>Whether it is marked.</returns>
    /// <exception cref="CorruptIndexException">It is no such block.</exception>
    public static bool Read(IndexInput input, int[] values)
    {
        var scratch = _scratch ??= new byte[MaxBytes];
        var (width, exceptionBytes, marked) = ReadHead(input);
        var packed = width * WordBytes;
        input.ReadBytes(scratch, 0, packed + exceptionBytes);
        Unpack(scratch.AsSpan(0, packed), width, values);
        if (exceptionBytes > 0)
            Patch(scratch.AsSpan(packed, exceptionBytes), width, values);

        return marked;
    }

    /// <summary>Goes over a block.</summary>
    /// <param name="input">Stands at it, and behind it afterwards.</param>
    /// <returns>Whether it is marked.</returns>
    public static bool Skip(IndexInput input)
    {
        var (width, exceptionBytes, marked) = ReadHead(input);
        input.Seek(input.Position + width * WordBytes + exceptionBytes);
        return marked;
    }

    private static (int Width, int ExceptionBytes, bool Marked) ReadHead(IndexInput input)
    {
        var head = input.ReadByte();
        var exceptionBytes = (head & Exceptions) != 0 ? input.ReadVInt32() : 0;
        if ((head & Width) > MaxWidth || (uint)exceptionBytes > MaxExceptionBytes)
            throw new CorruptIndexException($"no block of numbers in {input}");

        return (head & Width, exceptionBytes, (head & Mark) != 0);
    }

    private static (int Width, int ExceptionBytes) BestWidth(ReadOnlySpan<int> values)
    {
        Span<int> counts = stackalloc int[MaxWidth + 1];
        counts.Clear();
        foreach (var value in values)
            counts[MaxWidth - BitOperations.LeadingZeroCount((uint)value)]++;

        var most = MaxWidth;
        while (most > 0 && counts[most] == 0)
            most--;

        var (best, bestBytes, bestExceptions) = (most, most * WordBytes, 0);
        for (var width = most - 1; width >= 0; width--)
        {
            var exceptions = 0;
            for (var above = width + 1; above <= most; above++)
                exceptions += counts[above] * (1 + (above - width + 6) / 7);

            // Fewer bits make more exceptions.
            if (exceptions >= bestBytes)
                break;

            if (width * WordBytes + exceptions + 1 < bestBytes)
                (best, bestBytes, bestExceptions) = (width, width * WordBytes + exceptions + 1, exceptions);
        }

        return (best, bestExceptions);
    }

    private static void Pack(ReadOnlySpan<int> values, int width, Span<byte> packed)
    {
        if (width == 0)
            return;

        var mask = Vector128.Create(uint.MaxValue >> (MaxWidth - width));
        var words = MemoryMarshal.Cast<byte, uint>(packed);
        var rows = MemoryMarshal.Cast<int, uint>(values);
        var (shift, word) = (0, Vector128<uint>.Zero);
        for (var row = 0; row < Rows; row++)
        {
            var value = Vector128.Create(rows.Slice(row * Lanes, Lanes)) & mask;
            word |= value << shift;
            shift += width;
            if (shift < MaxWidth)
                continue;

            word.CopyTo(words);
            words = words[Lanes..];
            shift -= MaxWidth;
            word = shift > 0 ? value >> (width - shift) : Vector128<uint>.Zero;
        }
    }

    private static void Unpack(ReadOnlySpan<byte> packed, int width, int[] values)
    {
        if (width == 0)
        {
            Array.Clear(values, 0, Size);
            return;
        }

        var mask = Vector128.Create(uint.MaxValue >> (MaxWidth - width));
        var words = MemoryMarshal.Cast<byte, uint>(packed);
        var rows = MemoryMarshal.Cast<int, uint>(values.AsSpan(0, Size));
        var (shift, word) = (0, Vector128.Create(words));
        for (; rows.Length > 0; rows = rows[Lanes..])
        {
            var value = word >> shift;
            shift += width;
            if (shift >= MaxWidth && rows.Length > Lanes)
            {
                words = words[Lanes..];
                word = Vector128.Create(words);
                shift -= MaxWidth;
                if (shift > 0)
                    value |= word << (width - shift);
            }

            (value & mask).CopyTo(rows);
        }
    }

    private static void Patch(ReadOnlySpan<byte> exceptions, int width, int[] values)
    {
        while (exceptions.Length >= 2)
        {
            var index = exceptions[0];
            var (above, shift, at) = (0UL, 0, 1);
            for (; at < exceptions.Length && exceptions[at] >= 0x80; at++, shift += 7)
                above |= (exceptions[at] & 0x7FUL) << shift;

            if (index >= Size || at == exceptions.Length || at > 5)
                break;

            above |= (ulong)exceptions[at] << shift;
            values[index] |= (int)(uint)(above << width);
            exceptions = exceptions[(at + 1)..];
        }

        if (exceptions.Length > 0)
            throw new CorruptIndexException("no exceptions of a block of numbers");
    }
}
