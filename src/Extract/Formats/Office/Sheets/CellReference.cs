namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>Which cell of a sheet: row and column, from 1; 0 for none.</summary>
internal readonly record struct CellReference(int Row, int Column)
{
    /// <summary>Largest row and column that are taken for one; sheets have 1,048,576 rows and 16,384 columns.</summary>
    private const int Max = 1 << 24;

    /// <summary>Reads a reference such as <c>AB12</c>; what does not stand in it is 0.</summary>
    internal static CellReference Parse(ReadOnlySpan<char> text)
    {
        var (row, column) = (0, 0);

        foreach (var c in text)
        {
            if (char.IsAsciiLetter(c) && row == 0 && column < Max / 27)
                column = (column * 26) + (c & 0x1F);
            else if (char.IsAsciiDigit(c) && row < Max / 11)
                row = (row * 10) + (c - '0');
            else if (c != '$')
                break;
        }

        return new CellReference(row, column);
    }
}
