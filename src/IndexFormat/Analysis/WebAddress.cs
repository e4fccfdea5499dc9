namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>Finds where a web address ends: scheme://… or www.…, without the punctuation of the sentence around it.</summary>
internal static class WebAddress
{
    private const string SchemeEnd = "://";
    private const string Www = "www.";

    /// <summary>Where the address ends that a word begins; 0 if it begins none, or one too long for a chain, which is found by its words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the word begins.</param>
    /// <param name="end">Where it would end by itself.</param>
    public static int End(ReadOnlySpan<char> text, int start, int end)
    {
        if (end < text.Length && text[end] == ':' && text[end..].StartsWith(SchemeEnd, StringComparison.Ordinal))
            return IsScheme(text[start..end]) ? EndOf(text, start, end + SchemeEnd.Length) : 0;

        return text[start] is 'w' or 'W' && end - start > Www.Length && text[start..].StartsWith(Www, StringComparison.OrdinalIgnoreCase)
            ? EndOf(text, start, start + Www.Length)
            : 0;
    }

    private static bool IsScheme(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-'))
                return false;
        }

        return char.IsAsciiLetter(word[0]);
    }

    private static int EndOf(ReadOnlySpan<char> text, int start, int host)
    {
        if (host >= text.Length || !IsWord(text, host, out _))
            return 0;

        var i = host;
        var last = host;
        var (round, square) = (0, 0);
        while (i < text.Length && i - start <= ChainScanner.MaxLength)
        {
            var isWord = IsWord(text, i, out var width);
            if (!isWord && !IsMark(text[i]))
                break;

            // A bracket that was not opened in the address closes one before it.
            round += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            square += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0;
            if (round < 0 || square < 0)
                break;

            i += width;
            if (isWord || text[i - 1] is '/' or ')' or ']')
                last = i;
        }

        return last - start <= ChainScanner.MaxLength ? last : 0;
    }

    private static bool IsWord(ReadOnlySpan<char> text, int at, out int width) =>
        CharClasses.At(text, at, out width) is CharClass.Letter or CharClass.Digit or CharClass.Mark;

    private static bool IsMark(char c) =>
        c is '-' or '.' or '_' or '~' or ':' or '/' or '?' or '#' or '[' or ']' or '@' or '!' or '$' or '&' or '\'' or '(' or ')'
            or '*' or '+' or ',' or ';' or '=' or '%';
}
