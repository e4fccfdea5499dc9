using System.Globalization;

namespace DocumentSearch.Indexer.Passages;

/// <summary>Finds where sentences end within a block of prose.</summary>
/// <remarks>
/// Each stop is judged by the word before it and the word behind it. A Latin stop without white space behind it never ends a
/// sentence: "end.Then" cannot be told from "Node.js". Where it stays unclear, names and numbers are kept whole.
/// </remarks>
internal static class SentenceBreaks
{
    /// <summary>Longest sentence in UTF-16 units; a longer one is cut, see <see cref="Next"/>.</summary>
    public const int MaxLength = 1000;

    /// <summary>How far behind a stop the next word is looked for, in UTF-16 units; also how long a character with all its marks may be.</summary>
    public const int MaxLookAhead = 64;

    /// <summary>
    /// The end of the sentence that begins at an offset, at most <paramref name="end"/>. One that is too long is cut behind a
    /// comma or line break in its last quarter, else behind the last white space in its second half, else between characters.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="start">First character of the sentence.</param>
    /// <param name="end">One past the last character of its block.</param>
    public static int Next(ReadOnlySpan<char> text, int start, int end)
    {
        var limit = Math.Min(end, start + MaxLength);
        // No further than needed: a file of nothing but full stops is read in linear time.
        var beyond = Math.Min(end, limit + 1);
        for (var at = start; at < limit;)
        {
            var offset = text[at..limit].IndexOfAny(StopCharacters.All);
            if (offset < 0)
                break;

            var stop = at + offset;
            at = StopCharacters.AfterRow(text, stop, beyond);
            var after = StopCharacters.AfterClosers(text, at, beyond);
            if (after < beyond && text[stop] == '.' && stop > start && !char.IsDigit(text[stop - 1]))
                after = StopCharacters.AfterNumberMark(text, after, beyond);

            if (after > limit)
                break;

            if (after == end || new SentenceStop(text, start, stop, at, after, end).EndsSentence())
                return after;
        }

        return limit == end ? end : LongestClause(text, start, limit, end);
    }

    /// <summary>The end of a text that no sentence ends within: that of its block, or as much as a sentence may hold, between characters.</summary>
    public static int LongestEnd(ReadOnlySpan<char> text, int start, int end)
    {
        var limit = start + MaxLength;
        if (end <= limit)
            return end;

        // Forward, as what a character ends with tells nothing of where it begins.
        var at = WithoutHalfPair(text, limit - MaxLookAhead);
        var ahead = text[..Math.Min(end, limit + MaxLookAhead)];
        for (var next = at; next <= limit; next += StringInfo.GetNextTextElementLength(ahead[next..]))
            at = next;

        return at > limit - MaxLookAhead ? at : WithoutHalfPair(text, limit);
    }

    private static int WithoutHalfPair(ReadOnlySpan<char> text, int cut) =>
        char.IsSurrogatePair(text[cut - 1], text[cut]) ? cut - 1 : cut;

    private static int LongestClause(ReadOnlySpan<char> text, int start, int limit, int end)
    {
        var space = 0;
        for (var i = limit; i > start + MaxLength / 2; i--)
        {
            var c = text[i - 1];
            if (i > limit - MaxLength / 4 && (c is '\n' or '\r' or '\u3001' or '\uFF0C' or '\uFF1B' || char.IsWhiteSpace(c) && text[i - 2] is ',' or ';' or ':'))
                return i;

            // A space of no width parts words in scripts that show none.
            if (space == 0 && (char.IsWhiteSpace(c) || c == '\u200B'))
                space = i;
        }

        return space > 0 ? space : LongestEnd(text, start, end);
    }
}
