using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace DocumentSearch.Search.Match.Expansion;

/// <summary>
/// A regular expression (that of .NET, without what needs backtracking) for a whole word. Case does not matter; it is compared
/// with the folded word, and with the word as it is written.
/// </summary>
internal sealed class Expression : ITermMatcher
{
    /// <summary>Longest expression, in UTF-16 units.</summary>
    public const int MaxLength = 1000;

    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private readonly Regex _regex;
    private readonly char[] _word = new char[1024];

    private readonly byte[] _prefix;

    private Expression(Regex regex, string text)
    {
        _regex = regex;
        _prefix = Encoding.UTF8.GetBytes(PrefixOf(text));
    }

    public ReadOnlySpan<byte> Prefix => _prefix;

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression, without slashes.</param>
    /// <param name="expression">The expression, if it is one.</param>
    /// <param name="problem">What is wrong with it, as part of a sentence, if it is none.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Expression? expression, [NotNullWhen(false)] out string? problem)
    {
        (expression, problem) = (null, null);
        if (text.Length > MaxLength)
        {
            problem = $"is longer than {MaxLength} characters";
            return false;
        }

        try
        {
            // Time needs no limit: without backtracking it grows with the length of the word alone.
            expression = new Expression(new Regex($@"\A(?:{text})\z", Options, Regex.InfiniteMatchTimeout), text);
            return true;
        }
        catch (RegexParseException e)
        {
            problem = Reason(e.Error);
        }
        catch (NotSupportedException)
        {
            problem = "is too large, or looks back or ahead, which no expression here can";
        }
        catch (ArgumentException)
        {
            problem = "is none";
        }

        return false;
    }

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

    private static string Reason(RegexParseError error) => error switch
    {
        RegexParseError.InsufficientClosingParentheses => "has a parenthesis that is never closed",
        RegexParseError.InsufficientOpeningParentheses => "closes a parenthesis that was never opened",
        RegexParseError.UnterminatedBracket => "has a bracket that is never closed",
        RegexParseError.QuantifierAfterNothing or RegexParseError.NestedQuantifiersNotParenthesized => "repeats nothing; put a backslash before the * + or ?",
        RegexParseError.ReversedQuantifierRange or RegexParseError.ReversedCharacterRange => "has a range that is upside down",
        _ => "cannot be read",
    };
}
