using DocumentSearch.Search.Match;

namespace DocumentSearch.Search.Passages;

/// <summary>
/// How much a sentence has words like those of the query that do not match in it: derived words, such as Norman for Normandy,
/// share a beginning, others most of their pairs of letters (Dice's coefficient of bigrams). In any language, and only to choose
/// passages: nothing of it is a match.
/// </summary>
internal sealed class SimilarWords
{
    private const int MinLength = 4;
    private const double MinBeginning = 0.6;
    private const double MinDice = 0.5;
    private const int MaxWord = 64;

    private readonly string?[] _words;
    private readonly int[][] _pairs;

    /// <param name="leaves">What is looked for.</param>
    public SimilarWords(IReadOnlyList<Leaf> leaves)
    {
        _words = [.. leaves.Select(WordOf)];
        _pairs = [.. _words.Select(static w => w is null ? [] : PairsOf(w))];
    }

    /// <summary>The word typed, of letters and digits in lower case; null if the leaf is none.</summary>
    public string? Word(int number) => _words[number];

    /// <summary>How like a word of the query is to the likest one of a stretch of text: its shared beginning, and else its shared pairs, from 0 to 1.</summary>
    public (double Beginning, double Pairs) In(ReadOnlySpan<char> text, int number)
    {
        if (_words[number] is not { Length: >= MinLength and <= MaxWord } word)
            return default;

        (double Beginning, double Pairs) best = default;
        Span<char> lower = stackalloc char[MaxWord];
        for (var at = 0; at < text.Length;)
        {
            while (at < text.Length && !char.IsLetterOrDigit(text[at]))
                at++;

            var start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at]))
                at++;

            if (at - start is < MinLength or > MaxWord)
                continue;

            var other = lower[..text[start..at].ToLowerInvariant(lower)];
            var beginning = Beginning(word, other);
            if (beginning > 0)
                best.Beginning = Math.Max(best.Beginning, beginning);
            else if (best.Beginning == 0)
                best.Pairs = Math.Max(best.Pairs, Dice(_pairs[number], other));
        }

        return best.Beginning > 0 ? (best.Beginning, 0) : best;
    }

    private static double Beginning(string word, ReadOnlySpan<char> other)
    {
        var shared = word.AsSpan().CommonPrefixLength(other);
        var share = (double)shared / Math.Max(word.Length, other.Length);
        return shared >= MinLength && share >= MinBeginning ? share : 0;
    }

    private static double Dice(int[] pairs, ReadOnlySpan<char> other)
    {
        var (few, all) = (Math.Min(pairs.Length, other.Length - 1), pairs.Length + other.Length - 1);
        if (2.0 * few / all < MinDice)
            return 0;

        Span<bool> used = stackalloc bool[MaxWord];
        var shared = 0;
        for (var i = 1; i < other.Length; i++)
        {
            var pair = other[i - 1] << 16 | other[i];
            for (var k = 0; k < pairs.Length; k++)
            {
                if (pairs[k] != pair || used[k])
                    continue;

                used[k] = true;
                shared++;
                break;
            }
        }

        var dice = 2.0 * shared / all;
        return dice >= MinDice ? dice : 0;
    }

    private static int[] PairsOf(string word) => [.. Enumerable.Range(1, Math.Max(0, word.Length - 1)).Select(i => word[i - 1] << 16 | word[i])];

    private static string? WordOf(Leaf leaf) =>
        leaf.Kind is HighlightKind.Word or HighlightKind.Exact ? string.Concat(leaf.Surface.Where(char.IsLetterOrDigit)).ToLowerInvariant() : null;
}
