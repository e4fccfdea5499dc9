using System.Text;
using System.Text.RegularExpressions;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Match.Expansion;

/// <summary>
/// A regular expression (that of .NET, without what needs backtracking) for a whole word. Case does not matter; it is compared
/// with the folded word, and with the word as it is written.
/// </summary>
internal sealed class Expression : ITermMatcher
{
    private readonly Regex _regex;
    private readonly char[] _word = new char[1024];

    private readonly byte[] _prefix;

    /// <param name="text">The expression, which the parser could read.</param>
    public Expression(string text)
    {
        _regex = WordRegex.TryParse(text, out var regex, out var problem) ? regex : throw new ArgumentException(problem, nameof(text));
        _prefix = Encoding.UTF8.GetBytes(PrefixOf(text));
    }

    public ReadOnlySpan<byte> Prefix => _prefix;

    public float Weigh(ReadOnlySpan<byte> form)
    {
        var length = Encoding.UTF8.GetCharCount(form);
        if (length > _word.Length)
            return 0;

        var word = _word.AsSpan(0, Encoding.UTF8.GetChars(form, _word));
        var mark = word.IndexOf('\0');
        return mark < 0 ? Matches(word) : Math.Max(Matches(word[..mark]), Matches(word[(mark + 1)..]));
    }

    // The letters it begins with, if it has no alternatives; the last of them may be one that need not be there.
    private static string PrefixOf(string text)
    {
        if (text.Contains('|', StringComparison.Ordinal))
            return "";

        var length = 0;
        while (length < text.Length && char.IsAsciiLetterOrDigit(text[length]))
            length++;

        if (length < text.Length && text[length] is '*' or '?' or '{')
            length--;

        return text[..Math.Max(0, length)].ToLowerInvariant();
    }

    private int Matches(ReadOnlySpan<char> word) => _regex.IsMatch(word) ? 1 : 0;
}
