namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>What holds letters and digits together, and what may end a word besides them.</summary>
internal static class WordChain
{
    // As far as it is looked for the sign of an e-mail address.
    private const int MaxTag = 64;

    /// <summary>Whether a character that is no letter or digit stands within a word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the word begins.</param>
    /// <param name="at">The character.</param>
    /// <param name="length">How many characters stand there, before the next letter or digit.</param>
    public static bool Connects(ReadOnlySpan<char> text, int start, int at, out int length)
    {
        length = 1;
        var c = text[at];
        var connector = Connectors.Of(c);
        if (connector == '\0')
            return c == '+' ? IsMailTag(text, at) : c == '"' && IsGershayim(text, at);

        while (at + length < text.Length && (connector is '_' && Connectors.Of(text[at + length]) == '_' || IsBreak(text[at + length])))
            length++;

        if (at + length >= text.Length)
            return false;

        var next = CharClasses.At(text, at + length, out _);
        if (next is not (CharClass.Letter or CharClass.Digit))
            return connector == Connectors.ZeroWidthSpace && Connects(text, start, at + length, out var more) && (length += more) > 0;

        return connector switch
        {
            ',' => Connectors.IsThousandsSeparator(text, start, at),
            '\'' when next == CharClass.Digit => Connectors.IsThousandsSeparator(text, start, at),
            '\'' => !IsDigit(text[at - 1]) || IsPossessive(text, at),
            _ => true,
        };
    }

    /// <summary>Where a word ends that has come to its last letter or digit: addresses and some names go on.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the word begins.</param>
    /// <param name="end">One past that letter or digit.</param>
    public static int End(ReadOnlySpan<char> text, int start, int end)
    {
        if (WebAddress.End(text, start, end) is > 0 and var address)
            return address;

        return end == start + 1 && end < text.Length ? EndOfName(text, end) : end;
    }

    // C++, C#, F#: a single letter that is no part of a longer word.
    private static int EndOfName(ReadOnlySpan<char> text, int end)
    {
        if (CharClasses.At(text, end - 1, out _) != CharClass.Letter)
            return end;

        var after = IsSharp(text[end]) ? end + 1 : end + 1 < text.Length && IsPlus(text[end]) && IsPlus(text[end + 1]) ? end + 2 : end;
        var goesOn = after < text.Length && (IsSharp(text[after]) || IsPlus(text[after]) || CharClasses.At(text, after, out _) is CharClass.Letter or CharClass.Mark);
        return goesOn ? end : after;
    }

    private static bool IsSharp(char c) => c is '#' or '\uFF03' or '\uFE5F';

    private static bool IsPlus(char c) => c is '+' or '\uFF0B' or '\uFE62';

    private static bool IsBreak(char c) => c >= 0x80 && (c == Connectors.ZeroWidthSpace || Marks.IsInvisible(c));

    private static bool IsDigit(char c) => c < 0x80 ? char.IsAsciiDigit(c) : char.IsDigit(c);

    private static bool IsPossessive(ReadOnlySpan<char> text, int apostrophe) =>
        text[apostrophe + 1] is 's' or 'S' or '\uFF53' or '\uFF33'
        && (apostrophe + 2 >= text.Length || CharClasses.At(text, apostrophe + 2, out _) is not (CharClass.Letter or CharClass.Digit or CharClass.Mark));

    private static bool IsGershayim(ReadOnlySpan<char> text, int at) =>
        at > 0 && at + 1 < text.Length && Connectors.IsHebrew(text[at - 1]) && Connectors.IsHebrew(text[at + 1]);

    // name+tag@example.org
    private static bool IsMailTag(ReadOnlySpan<char> text, int plus)
    {
        for (var i = plus + 1; i < text.Length && i - plus <= MaxTag; i++)
        {
            if (text[i] == '@')
                return i > plus + 1 && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i - 1]) && char.IsAsciiLetterOrDigit(text[i + 1]);

            if (!char.IsAsciiLetterOrDigit(text[i]) && (i == plus + 1 || text[i] is not ('.' or '_' or '-' or '+') || !char.IsAsciiLetterOrDigit(text[i - 1])))
                return false;
        }

        return false;
    }
}
