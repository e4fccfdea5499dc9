namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>Characters that hold a chain together between two letters or digits.</summary>
internal static class Connectors
{
    /// <summary>Says where a line may break within what is written as one word.</summary>
    public const char ZeroWidthSpace = '\u200B';

    /// <summary>The connector of ASCII that a character is a variant of; U+0000 if it is no connector.</summary>
    public static char Of(char c) => c < 0x80
        ? c is '-' or '_' or '.' or '\'' or ',' or '@' or '&' ? c : '\0'
        : OfVariant(c);

    public static bool IsConnector(char c) => Of(c) != '\0';

    public static bool IsApostrophe(char c) => Of(c) == '\'';

    /// <summary>Whether it stands for points or letters left out of a Hebrew word: geresh, gershayim, or what is typed for them.</summary>
    public static bool IsHebrewMark(char c) => c is '\u05F3' or '\u05F4' or '"';

    public static bool IsHebrew(char c) => c is >= '\u05D0' and <= '\u05F2';

    /// <summary>Whether a comma or an apostrophe groups digits by thousands, as in 6,000 or 1'234'567.</summary>
    public static bool IsThousandsSeparator(ReadOnlySpan<char> text, int start, int separator)
    {
        var digitsBefore = 0;
        while (separator - digitsBefore > start && IsDigit(text[separator - digitsBefore - 1]))
            digitsBefore++;

        var groupStart = separator - digitsBefore;
        var isFirstGroup = groupStart == start || !IsDigit(text[groupStart - 1]) && !char.IsLetter(text[groupStart - 1]) && Of(text[groupStart - 1]) != Of(text[separator]);
        if (isFirstGroup ? digitsBefore is 0 or > 3 : digitsBefore != 3)
            return false;

        var digitsAfter = 0;
        while (separator + 1 + digitsAfter < text.Length && digitsAfter < 4 && IsDigit(text[separator + 1 + digitsAfter]))
            digitsAfter++;

        return digitsAfter == 3;
    }

    private static bool IsDigit(char c) => c < 0x80 ? char.IsAsciiDigit(c) : char.IsDigit(c);

    private static char OfVariant(char c) => c switch
    {
        '\u2019' or '\u2018' or '\u02BC' or '\u02BB' or '\uFF07' or '\u055A' or '\uA78C' or '\u05F3' or '\u05F4' => '\'',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' or '\u058A' or '\u05BE' or '\u1806' or '\u2E17' or '\u30A0'
            or '\uFE63' or '\uFF0D' => '-',
        '\u2024' or '\uFE52' or '\uFF0E' => '.',
        '\uFE50' or '\uFF0C' or '\uFE10' => ',',
        '\uFF3F' or '\uFE33' or '\uFE34' or '\uFE4D' or '\uFE4E' or '\uFE4F' => '_',
        '\uFE6B' or '\uFF20' => '@',
        '\uFE60' or '\uFF06' => '&',
        ZeroWidthSpace => ZeroWidthSpace,
        _ => '\0',
    };
}
