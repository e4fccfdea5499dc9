namespace DocumentSearch.Extract.Formats;

/// <summary>Leaves stretches out of a text that was read, and keeps account of where what is left stood.</summary>
internal static class Elision
{
    /// <summary>The text without some stretches of it.</summary>
    /// <param name="source">The text, from which nothing was left out yet.</param>
    /// <param name="stretches">What is left out: ascending, apart from each other, none empty and none with a line end in it.</param>
    internal static ExtractedText Without(this ExtractedText source, IReadOnlyList<Stretch> stretches)
    {
        if (stretches.Count == 0)
            return source;

        var text = new char[source.Text.Length - stretches.Sum(static s => s.End - s.Start)];
        var omissions = new Omission[stretches.Count];
        var (from, length) = (0, 0);

        for (var i = 0; i < omissions.Length; i++)
        {
            var (start, end) = stretches[i];
            source.Text.CopyTo(from, text, length, start - from);
            length += start - from;
            omissions[i] = new Omission(length, end - start, source.Bytes?.Usual(source.Text.AsSpan(start..end)) ?? 0);
            from = end;
        }

        source.Text.CopyTo(from, text, length, source.Text.Length - from);
        var left = new string(text);

        return source with
        {
            Text = left,
            Blocks = Blocks(source.Blocks, stretches, left),
            Bytes = source.Bytes is { } bytes ? bytes with { Shifts = Shifts(bytes.Shifts, stretches, omissions) } : null,
            Omissions = omissions,
        };
    }

    private static Block[] Blocks(IReadOnlyList<Block> blocks, IReadOnlyList<Stretch> stretches, string left)
    {
        var list = new BlockList(left);
        var place = new Shortening(stretches);

        foreach (var block in blocks)
            list.Add(place.Of(block.Start), place.Of(block.End), block.Kind, block.Level);

        return list.ToArray();
    }

    /// <summary>The shifts of characters that are left; those of others are added to the bytes of their omissions.</summary>
    private static List<ByteShift> Shifts(IReadOnlyList<ByteShift> shifts, IReadOnlyList<Stretch> stretches, Omission[] omissions)
    {
        var (left, place) = (new List<ByteShift>(shifts.Count), new Shortening(stretches));

        foreach (var shift in shifts)
        {
            var offset = place.Of(shift.Offset);

            if (place.Within is { } omitted)
                omissions[omitted] = omissions[omitted] with { Bytes = omissions[omitted].Bytes + shift.Bytes };
            else
                left.Add(shift with { Offset = offset });
        }

        return left;
    }

    /// <summary>Where offsets of the source, asked for in ascending order, are in what is left.</summary>
    private struct Shortening(IReadOnlyList<Stretch> stretches)
    {
        private int _next = 0;
        private int _omitted = 0;

        /// <summary>The stretch that the offset lies in that was asked for last; null if it lies in none.</summary>
        internal int? Within { get; private set; } = null;

        internal int Of(int offset)
        {
            for (; _next < stretches.Count && stretches[_next].End <= offset; _next++)
                _omitted += stretches[_next].End - stretches[_next].Start;

            var isWithin = _next < stretches.Count && stretches[_next].Start <= offset;
            Within = isWithin ? _next : null;
            return (isWithin ? stretches[_next].Start : offset) - _omitted;
        }
    }
}
