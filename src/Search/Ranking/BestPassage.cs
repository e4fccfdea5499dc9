using DocumentSearch.Search.Match.Positions;

namespace DocumentSearch.Search.Ranking;

/// <summary>
/// How much of a query stands together. Of all windows of a fixed number of words, that with the highest sum of
/// weight × n / (n + ½) over the words of the query counts, n being how often each stands in it: passage-level evidence for
/// documents (Callan, 1994), with a saturation that asks for different words rather than the same again.
/// </summary>
internal static class BestPassage
{
    /// <summary>Length of the window, in words.</summary>
    public const int Words = 50;

    /// <summary>Occurrences of one word that are looked at, the first of a document.</summary>
    public const int MaxPlaces = 10_000;

    private const double Share = 0.3;
    private const double HalfAt = 0.5;
    private const int WordBits = 16;
    private const int WordMask = (1 << WordBits) - 1;

    /// <summary>What it adds to a score.</summary>
    /// <param name="words">The weight of each word of the query that stands there, and where, in ascending order.</param>
    public static double Score(IReadOnlyList<(double Weight, List<Occurrence> Places)> words)
    {
        var places = InOrder(words);
        var counts = new int[words.Count];
        double best = 0, score = 0;
        for (int first = 0, last = 0; last < places.Length; last++)
        {
            score += Change((int)places[last] & WordMask, 1);
            while ((places[last] >> WordBits) - (places[first] >> WordBits) >= Words)
                score += Change((int)places[first++] & WordMask, -1);

            best = Math.Max(best, score);
        }

        return Share * best;

        double Change(int word, int by)
        {
            var before = Saturated(counts[word]);
            return words[word].Weight * (Saturated(counts[word] += by) - before);
        }
    }

    // One number for position and word. Each word's places are in order: merging them one after the other beats sorting all.
    private static long[] InOrder(IReadOnlyList<(double Weight, List<Occurrence> Places)> words)
    {
        var places = new long[words.Sum(static w => Math.Min(w.Places.Count, MaxPlaces))];
        var count = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var next = Math.Min(words[i].Places.Count, MaxPlaces);
            var last = count - 1;
            count += next;
            for (var at = count - 1; next > 0; at--)
            {
                var place = ((long)words[i].Places[next - 1].Position << WordBits) + i;
                if (last >= 0 && places[last] > place)
                {
                    places[at] = places[last--];
                }
                else
                {
                    places[at] = place;
                    next--;
                }
            }
        }

        return places;
    }

    private static double Saturated(int count) => count / (count + HalfAt);
}
