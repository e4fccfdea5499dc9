using System.Text;

namespace DocumentSearch.Search.Tests.Naive;

/// <summary>How words are compared, as textbooks write it down.</summary>
internal static class NaiveWords
{
    /// <summary>
    /// Optimal string alignment: letters left out, put in, changed, or swapped with the next, of which none is edited twice.
    /// </summary>
    public static int Distance(string first, string second)
    {
        int[] a = Runes(first), b = Runes(second);
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                d[i, j] = Math.Min(d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), 1 + Math.Min(d[i - 1, j], d[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }

    /// <summary>Whether a folded word fits a pattern, whose stretches without wildcards are folded each by itself.</summary>
    public static Func<string, bool> Wildcards(string pattern, Func<string, string> fold)
    {
        var pieces = new List<(char Wildcard, int Rune)>();
        var literal = new StringBuilder();
        for (var i = 0; i <= pattern.Length; i++)
        {
            if (i < pattern.Length && pattern[i] is not ('*' or '?'))
            {
                literal.Append(pattern[i] == '\\' ? pattern[++i] : pattern[i]);
                continue;
            }

            pieces.AddRange(Runes(fold(literal.ToString())).Select(r => ('\0', r)));
            literal.Clear();
            if (i < pattern.Length)
                pieces.Add((pattern[i], 0));
        }

        return word => Fits(pieces, 0, Runes(word), 0);
    }

    private static bool Fits(List<(char Wildcard, int Rune)> pattern, int p, int[] word, int w)
    {
        if (p == pattern.Count)
            return w == word.Length;

        return pattern[p].Wildcard switch
        {
            '*' => Enumerable.Range(w, word.Length - w + 1).Any(next => Fits(pattern, p + 1, word, next)),
            '?' => w < word.Length && Fits(pattern, p + 1, word, w + 1),
            _ => w < word.Length && word[w] == pattern[p].Rune && Fits(pattern, p + 1, word, w + 1),
        };
    }

    private static int[] Runes(string text) => [.. text.EnumerateRunes().Select(r => r.Value)];
}
