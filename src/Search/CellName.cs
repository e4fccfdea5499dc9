using System.Globalization;

namespace DocumentSearch.Search;

/// <summary>A cell of a sheet, named as workbooks do: <c>B7</c> is the second column of the seventh row.</summary>
/// <param name="Row">Row, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public readonly record struct CellName(int Row, int Column)
{
    private const int Letters = 26;
    private const int MaxLetters = 6; // so many always fit into a number

    /// <summary>Reads one; null if it is none.</summary>
    /// <param name="text">The text; capital or not.</param>
    public static CellName? TryParse(ReadOnlySpan<char> text)
    {
        var letters = 0;
        var column = 0;
        for (; letters < text.Length && char.IsAsciiLetter(text[letters]); letters++)
        {
            if (letters == MaxLetters)
                return null;

            column = column * Letters + (text[letters] | 0x20) - 'a' + 1;
        }

        return column > 0 && int.TryParse(text[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0
            ? new CellName(row, column)
            : null;
    }

    /// <summary>The name.</summary>
    public override string ToString()
    {
        // Digits from 1 to 26: there is no letter for nothing.
        var letters = "";
        for (var rest = Column; rest > 0; rest = (rest - 1) / Letters)
            letters = (char)('A' + (rest - 1) % Letters) + letters;

        return string.Create(CultureInfo.InvariantCulture, $"{letters}{Row}");
    }
}
