using System.Text;

namespace DocumentSearch.Search.Match.Expansion;

/// <summary>A word with wildcards: <c>*</c> for any characters, <c>?</c> for one. It is compared with folded words.</summary>
internal sealed class Wildcards : ITermMatcher
{
    private const int AnyRun = -1;
    private const int AnyOne = -2;

    private readonly int[] _pattern;
    private readonly byte[] _prefix;

    private Wildcards(int[] pattern)
    {
        _pattern = pattern;
        var literal = pattern.TakeWhile(static c => c >= 0);
        _prefix = Encoding.UTF8.GetBytes(string.Concat(literal.Select(static c => new Rune(c).ToString())));
    }

    public ReadOnlySpan<byte> Prefix => _prefix;

    /// <summary>Reads a pattern; null if it has nothing but wildcards.</summary>
    /// <param name="pattern">The pattern; a backslash before a wildcard makes it a character.</param>
    /// <param name="fold">Folds a stretch of it that has no wildcards, as words are folded.</param>
    public static Wildcards? Parse(string pattern, Func<string, string> fold)
    {
        var parsed = new List<int>();
        var literal = new StringBuilder();
        void Flush()
        {
            foreach (var rune in fold(literal.ToString()).EnumerateRunes())
                parsed.Add(rune.Value);

            literal.Clear();
        }

        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] is '*' or '?')
            {
                Flush();
                if (pattern[i] == '?' || parsed is not [.., AnyRun])
                    parsed.Add(pattern[i] == '?' ? AnyOne : AnyRun);
            }
            else
            {
                if (pattern[i] == '\\' && i + 1 < pattern.Length)
                    i++;

                literal.Append(pattern[i]);
            }
        }

        Flush();
        return parsed.Exists(static c => c >= 0) ? new Wildcards([.. parsed]) : null;
    }

    public float Weigh(ReadOnlySpan<byte> form)
    {
        var mark = form.IndexOf((byte)0);
        return Matches(mark < 0 ? form : form[..mark]) ? 1 : 0;
    }

    // Only the last run of anything has ever to be tried again, so the time is bounded by the product of the lengths.
    private bool Matches(ReadOnlySpan<byte> word)
    {
        int at = 0, next = 0, runNext = -1, runAt = 0;
        while (at < word.Length)
        {
            Rune.DecodeFromUtf8(word[at..], out var rune, out var width);
            if (next < _pattern.Length && _pattern[next] == AnyRun)
            {
                runNext = ++next;
                runAt = at;
            }
            else if (next < _pattern.Length && (_pattern[next] == AnyOne || _pattern[next] == rune.Value))
            {
                next++;
                at += width;
            }
            else if (runNext >= 0)
            {
                Rune.DecodeFromUtf8(word[runAt..], out _, out var skipped);
                runAt += skipped;
                (at, next) = (runAt, runNext);
            }
            else
            {
                return false;
            }
        }

        while (next < _pattern.Length && _pattern[next] == AnyRun)
            next++;

        return next == _pattern.Length;
    }
}
