namespace DocumentSearch.Extract;

/// <summary>
/// How the characters of a text stand in the bytes of its file, one behind the other: each takes as many bytes as its encoding usually
/// needs for it, except for a few. What the text leaves out between them is told by <see cref="ExtractedText.Omissions"/>.
/// </summary>
public sealed record ByteMap
{
    /// <summary>Most exceptions of a document; where there are more, nothing is known of its bytes.</summary>
    public const int MaxShifts = 1 << 16;

    /// <summary>What characters usually take, ascending; the first from U+0000.</summary>
    public required IReadOnlyList<CharWidth> Widths { get; init; }

    /// <summary>Those that take more or less, such as what stands for bytes that are not valid, ascending.</summary>
    public IReadOnlyList<ByteShift> Shifts { get; init; } = [];

    /// <summary>Bytes that a character usually takes.</summary>
    internal int WidthOf(char c)
    {
        var width = 0;
        foreach (var step in Widths)
        {
            if (step.From > c)
                break;

            width = step.Bytes;
        }

        return width;
    }

    /// <summary>Bytes that a text takes if none of its characters is an exception.</summary>
    internal int Usual(ReadOnlySpan<char> text)
    {
        var bytes = 0;
        foreach (var c in text)
            bytes += WidthOf(c);

        return bytes;
    }

    /// <summary>The map of a stretch of the text.</summary>
    internal ByteMap Of(int start, int length) => Shifts.Count == 0 ? this : this with
    {
        Shifts = [.. Shifts.Where(s => s.Offset >= start && s.Offset - start < length).Select(s => s with { Offset = s.Offset - start })],
    };
}

/// <summary>How many bytes UTF-16 units from one on usually take.</summary>
/// <param name="From">The first such unit.</param>
/// <param name="Bytes">Bytes that each takes; of a surrogate pair each half has its share.</param>
public readonly record struct CharWidth(char From, int Bytes);

/// <summary>A character that takes more or fewer bytes than usual.</summary>
/// <param name="Offset">Where it stands, a UTF-16 offset in the text.</param>
/// <param name="Bytes">How many more; negative if it takes fewer.</param>
public readonly record struct ByteShift(int Offset, int Bytes);
