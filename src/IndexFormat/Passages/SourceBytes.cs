using System.Text;

namespace DocumentSearch.IndexFormat.Passages;

/// <summary>How many bytes UTF-16 units from one on usually take.</summary>
/// <param name="From">The first such unit.</param>
/// <param name="Bytes">Bytes that each takes; of a surrogate pair each half has its share.</param>
public readonly record struct CharWidth(char From, int Bytes);

/// <summary>A character that takes more or fewer bytes than usual.</summary>
/// <param name="Offset">Where it stands, a UTF-16 offset in the part's text.</param>
/// <param name="Bytes">How many more; negative if it takes fewer.</param>
public readonly record struct ByteShift(int Offset, int Bytes);

/// <summary>Where the characters of a part stand in the bytes of its source, one behind the other.</summary>
public sealed record SourceBytes
{
    private const int MaxWidth = 8;

    private static readonly IReadOnlyList<CharWidth> Utf8 =
        [new('\0', 1), new('\x80', 2), new('\u0800', 3), new('\uD800', 2), new('\uE000', 3)];

    /// <summary>Byte of the source at which the part begins, from 0.</summary>
    public required long Start { get; init; }

    /// <summary>What characters usually take, ascending; the first from U+0000.</summary>
    public required IReadOnlyList<CharWidth> Widths { get; init; }

    /// <summary>Characters of the part that take more or fewer bytes, ascending.</summary>
    public IReadOnlyList<ByteShift> Shifts { get; init; } = [];

    /// <summary>Number of bytes that a stretch takes.</summary>
    /// <param name="text">The text of the part.</param>
    /// <param name="start">First character of the stretch, a UTF-16 offset.</param>
    /// <param name="end">One past the last one. Neither stands within a surrogate pair.</param>
    public long Count(ReadOnlySpan<char> text, int start, int end)
    {
        var bytes = Usual(text[start..end]);
        for (var i = FirstShiftFrom(start); i < Shifts.Count && Shifts[i].Offset < end; i++)
            bytes += Shifts[i].Bytes;

        return bytes;
    }

    private long Usual(ReadOnlySpan<char> text)
    {
        var bytes = (long)text.Length * Widths[0].Bytes;
        if (Widths.Count == 1 || !text.ContainsAnyInRange(Widths[1].From, char.MaxValue))
            return bytes;

        if (IsUtf8)
            return Encoding.UTF8.GetByteCount(text);

        foreach (var c in text)
            bytes += WidthOf(c) - Widths[0].Bytes;

        return bytes;
    }

    private bool IsUtf8 => ReferenceEquals(Widths, Utf8) || Widths.SequenceEqual(Utf8);

    private int WidthOf(char c)
    {
        var i = Widths.Count - 1;
        while (i > 0 && Widths[i].From > c)
            i--;

        return Widths[i].Bytes;
    }

    private int FirstShiftFrom(int offset)
    {
        int low = 0, high = Shifts.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Shifts[middle].Offset < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Writes the stored form.</summary>
    internal void Encode(BinaryWriter output)
    {
        output.Write7BitEncodedInt64(Start);
        // Nearly all texts are in UTF-8.
        output.Write7BitEncodedInt(IsUtf8 ? 0 : Widths.Count);
        foreach (var width in IsUtf8 ? [] : Widths)
        {
            output.Write7BitEncodedInt(width.From);
            output.Write7BitEncodedInt(width.Bytes);
        }

        output.Write7BitEncodedInt(Shifts.Count);
        var before = 0;
        foreach (var shift in Shifts)
        {
            output.Write7BitEncodedInt(shift.Offset - before);
            output.Write7BitEncodedInt((shift.Bytes << 1) ^ (shift.Bytes >> 31));
            before = shift.Offset;
        }
    }

    /// <summary>Reads the stored form.</summary>
    /// <exception cref="InvalidDataException">The bytes are none.</exception>
    internal static SourceBytes Decode(ReadOnlySpan<byte> stored, ref int at)
    {
        var start = SevenBitNumber.ReadLong(stored, ref at);
        var widths = new CharWidth[SevenBitNumber.ReadCount(stored, ref at)];
        for (var i = 0; i < widths.Length; i++)
            widths[i] = new CharWidth((char)SevenBitNumber.Read(stored, ref at, char.MaxValue), (int)SevenBitNumber.Read(stored, ref at, MaxWidth));

        var shifts = new ByteShift[SevenBitNumber.ReadCount(stored, ref at)];
        var offset = 0L;
        for (var i = 0; i < shifts.Length; i++)
        {
            offset += SevenBitNumber.Read(stored, ref at);
            var bytes = (int)SevenBitNumber.Read(stored, ref at);
            if (offset > int.MaxValue)
                throw new InvalidDataException("a stored place makes no sense");

            shifts[i] = new ByteShift((int)offset, (bytes >> 1) ^ -(bytes & 1));
        }

        return widths is [] or [{ From: '\0' }, ..]
            ? new SourceBytes { Start = start, Widths = widths.Length == 0 ? Utf8 : widths, Shifts = shifts }
            : throw new InvalidDataException("stored widths make no sense");
    }
}
