using System.Globalization;

namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>Numbers as cells without a format show them.</summary>
internal static class GeneralNumber
{
    private const double MaxWhole = 1e15; // beyond it, a double has fewer digits than the number
    private const int MaxCharacters = 11; // of a number with decimals, its point counted and its sign not

    /// <summary>
    /// The number: whole ones in full, as they are often identifiers, which a narrow cell shows as a power of ten; others rounded to
    /// what a cell shows.
    /// </summary>
    internal static string Show(double value)
    {
        var size = Math.Abs(value);

        if (size < MaxWhole && value == Math.Truncate(value))
            return (value == 0 ? 0 : value).ToString("0", CultureInfo.InvariantCulture);

        if (size is >= MaxWhole or < 1e-4 || double.IsNaN(value))
            return value.ToString("0.#####E+00", CultureInfo.InvariantCulture);

        var wholeDigits = Math.Truncate(size).ToString("0", CultureInfo.InvariantCulture).Length;
        var decimals = Math.Max(0, MaxCharacters - wholeDigits - 1);
        return NumberRendering.Rounded(value, decimals).ToString("0.##########", CultureInfo.InvariantCulture);
    }
}
