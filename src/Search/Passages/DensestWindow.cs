using DocumentSearch.Search.Match;

namespace DocumentSearch.Search.Passages;

/// <summary>Cuts a sentence that is too long to be shown to the stretch where its matches stand closest.</summary>
internal static class DensestWindow
{
    /// <summary>The window, of at most <paramref name="length"/> UTF-16 units, with whole words where there are any.</summary>
    public static (int Start, int End) In(string text, int start, int end, IReadOnlyList<TextMatch> matches, int length)
    {
        if (matches.Count == 0)
            return (start, WordEnd(text, start + length, start));

        var (first, last) = Densest(matches, length);
        // The matches stand in the middle of the window, not at its edge.
        var slack = Math.Max(0, length - (matches[last].End - matches[first].Start)) / 2;
        var from = Math.Clamp(matches[first].Start - slack, start, Math.Max(start, end - length));
        var to = Math.Min(end, from + length);
        return (from == start ? start : WordStart(text, from, matches[first].Start), to == end ? end : WordEnd(text, to, matches[last].End));
    }

    private static (int First, int Last) Densest(IReadOnlyList<TextMatch> matches, int length)
    {
        var weights = new Dictionary<Leaf, int>(ReferenceEqualityComparer.Instance);
        (int First, int Last) best = (0, 0);
        double bestWeight = -1, weight = 0;
        var first = 0;
        for (var last = 0; last < matches.Count; last++)
        {
            var count = weights[matches[last].Leaf] = weights.GetValueOrDefault(matches[last].Leaf) + 1;
            weight += count == 1 ? matches[last].Leaf.Weight : 0;
            while (first < last && matches[last].End - matches[first].Start > length)
            {
                count = --weights[matches[first].Leaf];
                weight -= count == 0 ? matches[first].Leaf.Weight : 0;
                first++;
            }

            if (weight > bestWeight)
                (best, bestWeight) = ((first, last), weight);
        }

        return best;
    }

    private static int WordStart(string text, int from, int limit)
    {
        for (var i = from; i < limit; i++)
        {
            if (char.IsWhiteSpace(text[i]))
                return i + 1;
        }

        return char.IsLowSurrogate(text[from]) ? from + 1 : from;
    }

    private static int WordEnd(string text, int to, int limit)
    {
        for (var i = to; i > limit; i--)
        {
            if (char.IsWhiteSpace(text[i - 1]))
                return i - 1;
        }

        return char.IsHighSurrogate(text[to - 1]) ? to - 1 : to;
    }
}
