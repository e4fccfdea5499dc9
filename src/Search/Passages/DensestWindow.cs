using DocumentSearch.Search.Match;

namespace DocumentSearch.Search.Passages;

/// <summary>Cuts a sentence that is too long to be shown to the stretch where its matches stand closest.</summary>
internal static class DensestWindow
{
    // No word that people read is longer.
    private const int MaxWord = 40;

    /// <summary>The window, of at most <paramref name="length"/> UTF-16 units, with whole words where there are any.</summary>
    public static (int Start, int End) In(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<TextMatch> matches, int length, QueryWords words)
    {
        var fromStart = (Start: start, End: WordEnd(text, start + length, start));
        if (matches.Length == 0)
            return fromStart;

        // What is new in a sentence mostly stands at its end; its beginning says what it is about.
        var (first, last) = Densest(matches, length, words);
        var most = WeightOf(matches, (matches[first].Start, matches[last].End), words);
        var toEnd = (Start: WordStart(text, end - length, end), End: end);
        if (most > 0 && WeightOf(matches, toEnd, words) >= most)
            return toEnd;

        if (most > 0 && WeightOf(matches, fromStart, words) >= most)
            return fromStart;

        // The matches stand in the middle of the window, not at its edge.
        var slack = Math.Max(0, length - (matches[last].End - matches[first].Start)) / 2;
        var from = Math.Clamp(matches[first].Start - slack, start, Math.Max(start, end - length));
        var to = Math.Min(end, from + length);
        return (from == start ? start : WordStart(text, from, matches[first].Start), to == end ? end : WordEnd(text, to, matches[last].End));
    }

    // What the words weigh that match within a range.
    private static double WeightOf(ReadOnlySpan<TextMatch> matches, (int Start, int End) range, QueryWords words)
    {
        var found = 0UL;
        foreach (var match in matches)
        {
            if (match.Start >= range.Start && match.End <= range.End)
                found |= words.BitOf(match.Leaf);
        }

        return words.Weight(found);
    }

    private static (int First, int Last) Densest(ReadOnlySpan<TextMatch> matches, int length, QueryWords words)
    {
        var counts = new int[QueryWords.Max];
        (int First, int Last) best = (0, 0);
        double bestWeight = -1, weight = 0;
        var first = 0;
        for (var last = 0; last < matches.Length; last++)
        {
            var word = Number(matches[last]);
            weight += ++counts[word] == 1 ? words.Weight(word) : 0;
            while (first < last && matches[last].End - matches[first].Start > length)
            {
                word = Number(matches[first++]);
                weight -= --counts[word] == 0 ? words.Weight(word) : 0;
            }

            if (weight > bestWeight)
                (best, bestWeight) = ((first, last), weight);
        }

        return best;

        int Number(TextMatch match) => words.NumberOf(match.Leaf);
    }

    // Text without spaces is cut wherever it has to be.
    private static int WordStart(ReadOnlySpan<char> text, int from, int limit)
    {
        limit = Math.Min(limit, from + MaxWord);
        for (var i = from; i <= limit; i++)
        {
            if (i == 0 || char.IsWhiteSpace(text[i - 1]))
                return i;
        }

        return char.IsLowSurrogate(text[from]) ? from + 1 : from;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int to, int limit)
    {
        limit = Math.Max(limit, to - MaxWord);
        for (var i = to; i >= limit; i--)
        {
            if (i == text.Length || char.IsWhiteSpace(text[i]))
                return i;
        }

        return char.IsHighSurrogate(text[to - 1]) ? to - 1 : to;
    }
}
