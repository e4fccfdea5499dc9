namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>Writes the text of one sheet: its name, then a block for each row, in which tabs lead from column to column.</summary>
/// <param name="text">The text of the workbook.</param>
/// <param name="number">Number of the sheet, from 1.</param>
/// <param name="name">What it is called.</param>
internal sealed class SheetText(TextBuilder text, int number, string name)
{
    private const int MaxTabs = 16; // to the next cell that is not empty; a place of its own is shorter
    private const int MaxRow = 4000; // UTF-16 units, behind which the row goes on in a block of its own

    private bool _isNamed;
    private int _row;
    private int _column;
    private int _start; // of the block

    /// <summary>Whether the text is as long as it may be.</summary>
    internal bool IsFull => text.IsFull;

    /// <summary>Writes a cell; one that shows nothing leaves no trace.</summary>
    internal void Cell(int row, int column, string shown)
    {
        if (string.IsNullOrWhiteSpace(shown))
            return;

        var gap = column - _column;

        if (row == _row && gap is > 0 and <= MaxTabs && text.Length - _start < MaxRow)
        {
            for (; gap > 0; gap--)
                text.Tab();
        }
        else
        {
            Begin(row, column);
            _start = text.Length;
        }

        (_row, _column) = (row, column);
        Write(shown);
    }

    /// <summary>Writes something that is in no cell, or about one, such as a comment.</summary>
    internal void Block(Piece piece, CellReference cell = default)
    {
        Begin(cell.Row, cell.Column);
        piece.WriteTo(text);
    }

    /// <summary>Ends the last row.</summary>
    internal void EndRow()
    {
        text.End(BlockKind.TableRow);
        (_row, _column) = (0, 0);
    }

    private void Begin(int row, int column)
    {
        EndRow();

        // a sheet that holds nothing is not named either
        if (!_isNamed)
        {
            _isNamed = true;
            text.Place(PlaceKind.Sheet, number, name);
            text.Block(BlockKind.Heading, SheetNames.IsDefault(name) ? "" : name, level: 1);
        }

        text.Place(PlaceKind.Sheet, number, name, row, column);
    }

    /// <summary>Writes what a cell shows, line by line; a tab in it would lead to the next column.</summary>
    private void Write(string shown)
    {
        var isFirst = true;

        foreach (var line in shown.AsSpan().EnumerateLines())
        {
            if (!isFirst)
                text.LineBreak();

            text.Write(line);
            isFirst = false;
        }
    }
}
