using System.Numerics;
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
    private readonly (double Beginning, double Pairs)[] _best;
    private readonly ulong _long;

    /// <param name="leaves">What is looked for, at most <see cref="QueryWords.Max"/>.</param>
    public SimilarWords(IReadOnlyList<Leaf> leaves)
    {
        _words = [.. leaves.Select(WordOf)];
        _pairs = [.. _words.Select(static w => w is null ? [] : PairsOf(w))];
        _best = new (double, double)[_words.Length];
        for (var i = 0; i < _words.Length; i++)
            _long |= _words[i] is { Length: >= MinLength and <= MaxWord } ? 1UL << i : 0;
    }

    /// <summary>Whether something is a word just as it was typed, but for case, hyphens and the like.</summary>
    public bool IsTyped(ReadOnlySpan<char> surface, int number)
    {
        if (_words[number] is not { } word)
            return false;

        var at = 0;
        foreach (var c in surface)
        {
            if (char.IsLetterOrDigit(c) && (at == word.Length || char.ToLowerInvariant(c) != word[at++]))
                return false;
        }

        return at == word.Length;
    }

    /// <summary>How like a word of the query is to the likest one of the text looked at last: its shared beginning, and else its shared pairs, from 0 to 1.</summary>
    public (double Beginning, double Pairs) Of(int number) => _best[number].Beginning > 0 ? (_best[number].Beginning, 0) : _best[number];

    /// <summary>Compares the words of a text with those of the query.</summary>
    /// <param name="text">The text.</param>
    /// <param name="numbers">A bit for each word of the query that is looked for.</param>
    public void Compare(ReadOnlySpan<char> text, ulong numbers)
    {
        Array.Clear(_best);
        numbers &= _long;
        if (numbers == 0)
            return;

        Span<char> lower = stackalloc char[MaxWord];
        for (var at = 0; at < text.Length;)
        {
            while (at < text.Length && !char.IsLetterOrDigit(text[at]))
                at++;

            var start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at]))
                at++;

            if (at - start is >= MinLength and <= MaxWord)
                CompareWord(lower[..text[start..at].ToLowerInvariant(lower)], numbers);
        }
    }

    private void CompareWord(ReadOnlySpan<char> other, ulong numbers)
    {
        for (; numbers != 0; numbers &= numbers - 1)
        {
            var number = BitOperations.TrailingZeroCount(numbers);
            ref var best = ref _best[number];
            if (Beginning(_words[number]!, other) is > 0 and var beginning)
                best.Beginning = Math.Max(best.Beginning, beginning);
            else if (best.Beginning == 0)
                best.Pairs = Math.Max(best.Pairs, Dice(_pairs[number], other));
        }
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
