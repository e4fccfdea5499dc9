namespace DocumentSearch.IndexFormat.Passages;

/// <summary>Positions in tokens, from the first to before the end.</summary>
/// <param name="Start">The first.</param>
/// <param name="End">One past the last.</param>
public readonly record struct PositionRange(int Start, int End);

/// <summary>Which positions of a part's text lie in headings. Layout: docs/index-format.md.</summary>
/// <param name="ranges">Ascending, never overlapping, none empty.</param>
public sealed class HeadingPositions(IReadOnlyList<PositionRange> ranges)
{
    /// <summary>No headings at all.</summary>
    public static HeadingPositions None { get; } = new([]);

    /// <summary>The ranges, one for each sentence of a heading that has words.</summary>
    public IReadOnlyList<PositionRange> Ranges { get; } = ranges;

    /// <summary>Whether a position lies in a heading.</summary>
    /// <param name="position">A position in tokens.</param>
    public bool Contains(int position)
    {
        int low = 0, high = Ranges.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (Ranges[middle].End <= position)
                low = middle + 1;
            else if (Ranges[middle].Start > position)
                high = middle - 1;
            else
                return true;
        }

        return false;
    }

    /// <summary>The ranges in their stored form.</summary>
    public byte[] Encode()
    {
        using var bytes = new MemoryStream(Ranges.Count * 3);
        using var output = new BinaryWriter(bytes);
        var end = 0;
        foreach (var range in Ranges)
        {
            output.Write7BitEncodedInt(range.Start - end);
            output.Write7BitEncodedInt(range.End - range.Start);
            end = range.End;
        }

        output.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads stored ranges.</summary>
    /// <param name="stored">Bytes that <see cref="Encode"/> made; none for a part without headings.</param>
    /// <exception cref="InvalidDataException">The bytes are not such ranges.</exception>
    public static HeadingPositions Decode(ReadOnlySpan<byte> stored)
    {
        var ranges = new List<PositionRange>();
        var end = 0L;
        for (var at = 0; at < stored.Length;)
        {
            var start = end + SevenBitNumber.Read(stored, ref at);
            end = start + SevenBitNumber.Read(stored, ref at);
            if (end == start || end > int.MaxValue)
                throw new InvalidDataException("a stored range of headings makes no sense");

            ranges.Add(new PositionRange((int)start, (int)end));
        }

        return new HeadingPositions(ranges);
    }
}
