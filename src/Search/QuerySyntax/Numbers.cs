using System.Buffers;
using System.Globalization;

namespace DocumentSearch.Search.QuerySyntax;

/// <summary>Numbers as they are typed in queries: ASCII digits without a sign.</summary>
internal static class Numbers
{
    /// <summary>Distances between words, at most.</summary>
    public const int MaxDistance = 1000;

    public const double MinFactor = 0.01;
    public const double MaxFactor = 100;

    private static readonly SearchValues<char> DigitsAndPoints = SearchValues.Create("0123456789.");

    /// <summary>How many digits a text begins with.</summary>
    public static int DigitsAt(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    /// <summary>How many digits and points a text begins with.</summary>
    public static int DigitsAndPointsAt(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(DigitsAndPoints);
        return end < 0 ? text.Length : end;
    }

    /// <summary>Whether a text is digits and points, and so meant for a number.</summary>
    public static bool LooksLikeOne(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('0', '9') && DigitsAndPointsAt(text) == text.Length;

    /// <summary>The value of digits; <see cref="int.MaxValue"/> if it is larger.</summary>
    public static int Whole(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    /// <summary>A number with or without decimals; null if it is none.</summary>
    public static double? Decimal(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>
    /// Where a boost (<c>^2</c>) begins at the end of a typed word; -1 if it has none. What stands before it is not empty, and
    /// its caret is not behind a backslash.
    /// </summary>
    public static int BoostAt(ReadOnlySpan<char> word)
    {
        var caret = word.LastIndexOf('^');
        return caret > 0 && LooksLikeOne(word[(caret + 1)..]) && !IsEscaped(word, caret) ? caret : -1;
    }

    /// <summary>Whether a character stands behind a backslash that is none itself.</summary>
    public static bool IsEscaped(ReadOnlySpan<char> text, int at)
    {
        var first = text[..at].LastIndexOfAnyExcept('\\') + 1;
        return (at - first) % 2 == 1;
    }
}
