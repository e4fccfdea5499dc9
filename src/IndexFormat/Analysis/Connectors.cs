namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>Characters that hold a chain together between two letters or digits.</summary>
internal static class Connectors
{
    public static bool IsConnector(char c) =>
        c is '-' or '_' or '.' or '\'' or ',' or '@' or '&' or '\u2019' or '\u2010' or '\u2011' or '\u02BC' or '\uFF07' or '\uFF0D';

    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u02BC' or '\uFF07';

    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '\uFF0D';

    /// <summary>Whether a comma groups digits by thousands, as in 6,000 or 1,234,567.</summary>
    public static bool IsThousandsSeparator(ReadOnlySpan<char> text, int start, int comma)
    {
        var digitsBefore = 0;
        while (comma - digitsBefore > start && char.IsAsciiDigit(text[comma - digitsBefore - 1]))
            digitsBefore++;

        var groupStart = comma - digitsBefore;
        var isFirstGroup = groupStart == start || !char.IsAsciiLetterOrDigit(text[groupStart - 1]) && text[groupStart - 1] != ',';
        if (isFirstGroup ? digitsBefore is 0 or > 3 : digitsBefore != 3)
            return false;

        var digitsAfter = 0;
        while (comma + 1 + digitsAfter < text.Length && digitsAfter < 4 && char.IsAsciiDigit(text[comma + 1 + digitsAfter]))
            digitsAfter++;

        return digitsAfter == 3;
    }
}
