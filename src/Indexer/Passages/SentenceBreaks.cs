namespace DocumentSearch.Indexer.Passages;

/// <summary>Finds where sentences end within a block of prose.</summary>
internal static class SentenceBreaks
{
    /// <summary>Longest sentence in UTF-16 units; a longer one is cut behind its last white space.</summary>
    public const int MaxLength = 1000;

    // Words that end in a full stop without ending a sentence. Single letters (initials, "e.g.") are recognised by shape.
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "adj", "al", "approx", "apr", "art", "assn", "aug", "ave", "bros", "ca", "capt", "cf", "ch", "co", "col", "corp", "dec",
        "dept", "dr", "ed", "eds", "est", "etc", "feb", "fig", "figs", "ft", "gen", "gov", "hon", "inc", "jan", "jr", "jul",
        "jun", "lt", "ltd", "maj", "mar", "max", "min", "mr", "mrs", "ms", "mt", "no", "nos", "nov", "oct", "op", "pp", "prof",
        "rep", "rev", "sec", "sen", "sep", "sept", "sgt", "sr", "st", "univ", "viz", "vol", "vs",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> AbbreviationLookup =
        Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The end of the sentence that begins at an offset, at most <paramref name="end"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">First character of the sentence.</param>
    /// <param name="end">One past the last character of its block.</param>
    public static int Next(ReadOnlySpan<char> text, int start, int end)
    {
        var limit = Math.Min(end, start + MaxLength);
        for (var i = start; i < limit; i++)
        {
            var offset = text[i..limit].IndexOfAny(Terminators);
            if (offset < 0)
                break;

            i += offset;
            // No further than needed: a file of nothing but full stops is read in linear time.
            var after = AfterClosers(text, i + 1, Math.Min(end, limit + 1));
            if (after > limit)
                break;

            if (IsWideStop(text[i]) || (after == end || char.IsWhiteSpace(text[after])) && EndsSentence(text, start, i, after, end))
                return after;
        }

        return limit == end ? end : CutPoint(text, start, limit);
    }

    /// <summary>A cut at an offset, or one before it where the cut would split a surrogate pair.</summary>
    public static int WithoutHalfPair(ReadOnlySpan<char> text, int cut) =>
        cut > 0 && cut < text.Length && char.IsSurrogatePair(text[cut - 1], text[cut]) ? cut - 1 : cut;

    private static readonly System.Buffers.SearchValues<char> Terminators =
        System.Buffers.SearchValues.Create(".!?\u2026\u3002\uFF01\uFF1F\uFF61\u061F\u06D4\u0964\u0965\u1362\u17D4\u037E");

    private static bool IsWideStop(char c) => c is '\u3002' or '\uFF01' or '\uFF1F' or '\uFF61';

    private static int AfterClosers(ReadOnlySpan<char> text, int i, int end)
    {
        while (i < end && (Terminators.Contains(text[i]) || text[i] is '"' or '\'' or ')' or ']' or '}' or '\u201D' or '\u2019' or '\u00BB'
                           or '\u300D' or '\u300F' or '\uFF09' or '*'))
        {
            i++;
        }

        return i;
    }

    private static bool EndsSentence(ReadOnlySpan<char> text, int start, int stop, int after, int end)
    {
        var next = after;
        while (next < end && (char.IsWhiteSpace(text[next]) || text[next] is '"' or '\'' or '(' or '[' or '\u201C' or '\u2018' or '*'))
            next++;

        if (next == end)
            return true;

        if (text[stop] is not ('.' or '\u2026'))
            return true;

        return !char.IsLower(text[next]) && (text[stop] != '.' || after > stop + 1 || !IsAbbreviation(text, start, stop));
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> text, int start, int stop)
    {
        var word = stop;
        while (word > start && (char.IsLetter(text[word - 1]) || text[word - 1] == '.'))
            word--;

        var before = text[word..stop];
        if (before.Length == 0)
            return false;

        // An initial, or letters with stops between them: J., U.S., e.g.
        if (before.Length == 1 && char.IsUpper(before[0]) || before.Length > 1 && before[^2] == '.')
            return true;

        return AbbreviationLookup.Contains(before);
    }

    private static int CutPoint(ReadOnlySpan<char> text, int start, int limit)
    {
        for (var i = limit; i > start + MaxLength / 2; i--)
        {
            if (char.IsWhiteSpace(text[i - 1]))
                return i;
        }

        return WithoutHalfPair(text, limit);
    }
}
