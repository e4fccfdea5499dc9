namespace DocumentSearch.Extract.Detection;

/// <summary>
/// Finds the few Japanese words that statistics are too weak for, such as a name in an otherwise English file.
/// </summary>
internal static class ShiftJis
{
    private const double Nearly = 0.8;

    /// <summary>Whether the non-ASCII bytes are Japanese words, rather than the odd quotation mark of windows-1252.</summary>
    internal static bool IsLikely(ReadOnlySpan<byte> sample)
    {
        var (characters, adjacent, frequent) = (0, 0, 0);
        var previousEnd = -1;

        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] < 0x80)
                continue;

            if (i + 1 == sample.Length || !IsLead(sample[i]) || !IsTrail(sample[i + 1]))
                return false;

            characters++;

            if (previousEnd == i)
                adjacent++;

            // kana and the everyday ideographs begin so; accented Western letters do not
            if (sample[i] < 0xA0)
                frequent++;

            previousEnd = i + 2;
            i++;
        }

        // a quotation mark before a letter looks like one ideograph, but hardly ever do two follow each other
        return characters >= 2 && frequent >= Nearly * characters && adjacent >= characters / 2.0;
    }

    private static bool IsLead(byte value) => value is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC);

    private static bool IsTrail(byte value) => value is >= 0x40 and <= 0xFC and not 0x7F;
}
