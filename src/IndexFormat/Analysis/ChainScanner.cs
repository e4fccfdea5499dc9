namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// Finds the next chain in a text: a run of letters and digits, with single connectors inside it, that stands together as a
/// writer's one word ("cease-fire", "snake_case", "1.0.21", "O'Neill", "6,000"). An ideograph is a chain of its own.
/// </summary>
internal static class ChainScanner
{
    /// <summary>Longest chain, in UTF-16 units; a longer run is cut here and goes on as the next chain (as Lucene's tokenizers do).</summary>
    public const int MaxLength = 255;

    /// <summary>Finds the first chain at or after an offset.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to look from, a UTF-16 offset.</param>
    /// <param name="start">First character of the chain.</param>
    /// <param name="end">One past its last character.</param>
    /// <returns>False when there is none.</returns>
    public static bool TryNext(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        for (var i = from; i < text.Length;)
        {
            var kind = CharClasses.At(text, i, out var width);
            switch (kind)
            {
                case CharClass.Letter or CharClass.Digit:
                    start = i;
                    end = ScanChain(text, i + width, start);
                    return true;
                case CharClass.Ideograph:
                    start = i;
                    end = SkipMarks(text, i + width, start + MaxLength);
                    return true;
                default:
                    i += width;
                    break;
            }
        }

        start = end = text.Length;
        return false;
    }

    private static int ScanChain(ReadOnlySpan<char> text, int i, int start)
    {
        var limit = Math.Min(text.Length, start + MaxLength);
        while (i < limit)
        {
            var kind = CharClasses.At(text, i, out var width);
            if (kind is CharClass.Letter or CharClass.Digit or CharClass.Mark)
            {
                if (i + width > limit)
                    break;

                i += width;
            }
            else if (kind == CharClass.Other && Connects(text, start, i, out var connectorLength))
            {
                i += connectorLength;
            }
            else
            {
                return i;
            }
        }

        return TrimConnectors(text, start, i);
    }

    // A cut at the length limit may fall right behind a connector.
    private static int TrimConnectors(ReadOnlySpan<char> text, int start, int end)
    {
        while (end > start + 1 && Connectors.IsConnector(text[end - 1]))
            end--;

        return end;
    }

    private static bool Connects(ReadOnlySpan<char> text, int start, int at, out int length)
    {
        length = 1;
        var c = text[at];
        if (!Connectors.IsConnector(c))
            return false;

        if (c == '_')
        {
            while (at + length < text.Length && text[at + length] == '_')
                length++;
        }

        if (at + length >= text.Length)
            return false;

        var next = CharClasses.At(text, at + length, out _);
        if (next is not (CharClass.Letter or CharClass.Digit))
            return false;

        if (c == ',')
            return Connectors.IsThousandsSeparator(text, start, at);

        return !Connectors.IsApostrophe(c) || (next == CharClass.Letter && !char.IsAsciiDigit(text[at - 1]));
    }

    private static int SkipMarks(ReadOnlySpan<char> text, int i, int limit)
    {
        while (i < text.Length && i < limit && text[i] >= 0x80 && CharClasses.At(text, i, out var width) == CharClass.Mark)
            i += width;

        return i;
    }
}
