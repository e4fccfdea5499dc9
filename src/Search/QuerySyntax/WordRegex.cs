using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace DocumentSearch.Search.QuerySyntax;

/// <summary>Reads the regular expressions of queries: those of .NET, for a whole word, without what needs backtracking.</summary>
internal static class WordRegex
{
    /// <summary>Longest expression, in UTF-16 units.</summary>
    public const int MaxLength = 1000;

    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression, without slashes.</param>
    /// <param name="regex">The expression, if it is one.</param>
    /// <param name="problem">What is wrong with it, as part of a sentence, if it is none.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Regex? regex, [NotNullWhen(false)] out string? problem)
    {
        (regex, problem) = (null, null);
        if (text.Length > MaxLength)
        {
            problem = $"is longer than {MaxLength} characters";
            return false;
        }

        try
        {
            // Time needs no limit: without backtracking it grows with the length of the word alone.
            regex = new Regex($@"\A(?:{text})\z", Options, Regex.InfiniteMatchTimeout);
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
