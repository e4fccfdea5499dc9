using System.Globalization;

namespace DocumentSearch.Extract.Formats.Office.Word;

/// <summary>Writes the number of a list's item (ECMA-376 part 1, 17.18.59); in figures where it is not known otherwise.</summary>
internal static class ListNumeral
{
    private const int Letters = 26;
    private const int MaxRoman = 3999;
    private const int MaxRepeats = 20; // of a letter, each of which stands for another 26 items

    private static readonly (int Value, string Numeral)[] Roman =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ];

    /// <summary>A number in a format.</summary>
    internal static string Of(int number, string format) => format switch
    {
        "lowerLetter" => Letter(number),
        "upperLetter" => Letter(number).ToUpperInvariant(),
        "lowerRoman" => InRoman(number),
        "upperRoman" => InRoman(number).ToUpperInvariant(),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "none" => "",
        _ => Figures(number),
    };

    /// <summary>a to z, then aa to zz.</summary>
    private static string Letter(int number) => number is >= 1 and <= Letters * MaxRepeats
        ? new string((char)('a' + ((number - 1) % Letters)), ((number - 1) / Letters) + 1)
        : Figures(number);

    private static string InRoman(int number)
    {
        if (number is < 1 or > MaxRoman)
            return Figures(number);

        var numeral = "";

        foreach (var (value, letters) in Roman)
        {
            for (; number >= value; number -= value)
                numeral += letters;
        }

        return numeral;
    }

    private static string Figures(int number) => number.ToString(CultureInfo.InvariantCulture);
}
