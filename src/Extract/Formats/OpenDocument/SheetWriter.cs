using System.Text;
using DocumentSearch.Extract.Formats.Office.Sheets;

namespace DocumentSearch.Extract.Formats.OpenDocument;

/// <summary>
/// Writes the sheets of a workbook: a row is a block, with a tab from cell to cell. Rows and cells that repeat are written as often,
/// within bounds: a document may state any number.
/// </summary>
internal sealed class SheetWriter(TextBuilder text)
{
    private const int MaxRepeats = 256; // of a row or cell that holds something
    private const int MaxTabs = 64; // between two cells of a block; those further apart stand in blocks of their own
    private const int MaxNumber = 1 << 24; // of a row or column

    private readonly List<(int Column, string Text)> _cells = [];
    private readonly StringBuilder _cell = new();
    private int _sheet;
    private string _name = "";
    private int _row;
    private int _rows; // how often the open row is there
    private int _column;
    private int _columns; // how often the open cell is there

    /// <summary>Whether a cell is open.</summary>
    internal bool IsInCell { get; private set; }

    /// <summary>Begins the next sheet.</summary>
    /// <param name="name">Its name.</param>
    internal void BeginSheet(string name)
    {
        (_sheet, _name, _row) = (_sheet + 1, name, 1);
        text.Place(PlaceKind.Sheet, _sheet, _name);
        text.Block(BlockKind.Heading, SheetNames.IsDefault(_name) ? "" : _name, level: 1);
    }

    /// <summary>Begins the next row.</summary>
    /// <param name="repeats">How often it is there.</param>
    internal void BeginRow(int repeats) => (_rows, _column) = (repeats, 1);

    /// <summary>Begins the next cell.</summary>
    /// <param name="repeats">How often it is there.</param>
    internal void BeginCell(int repeats) => (IsInCell, _columns) = (true, repeats);

    /// <summary>Adds to the open cell.</summary>
    internal void Write(ReadOnlySpan<char> words)
    {
        // line ends of the source are no more than spaces
        var start = _cell.Length;
        _cell.Append(words).Replace('\r', ' ', start, words.Length).Replace('\n', ' ', start, words.Length);
    }

    /// <summary>Goes to the next line of the open cell.</summary>
    internal void LineBreak()
    {
        if (_cell.Length > 0)
            _cell.Append('\n');
    }

    /// <summary>Ends the open cell.</summary>
    /// <param name="value">What it holds, in case that no text of it was written.</param>
    internal void EndCell(string? value)
    {
        var words = _cell.Length > 0 ? _cell.ToString().Trim() : value;
        _cell.Clear();
        IsInCell = false;

        if (!string.IsNullOrWhiteSpace(words))
        {
            for (var i = 0; i < Math.Min(_columns, MaxRepeats); i++)
                _cells.Add((_column + i, words));
        }

        _column = Math.Min(_column + _columns, MaxNumber);
    }

    /// <summary>Ends the open row.</summary>
    internal void EndRow()
    {
        for (var i = 0; i < Math.Min(_rows, MaxRepeats) && _cells.Count > 0 && !text.IsFull; i++)
            WriteRow(_row + i);

        _cells.Clear();
        _row = Math.Min(_row + _rows, MaxNumber);
    }

    private void WriteRow(int row)
    {
        var last = 0;

        foreach (var (column, words) in _cells)
        {
            if (last > 0 && column - last > MaxTabs)
            {
                text.End(BlockKind.TableRow);
                last = 0;
            }

            if (last == 0)
                text.Place(PlaceKind.Sheet, _sheet, _name, row, column);

            for (; last > 0 && last < column; last++)
                text.Tab();

            WriteLines(words);
            last = column;
        }

        text.End(BlockKind.TableRow);
    }

    private void WriteLines(string words)
    {
        var isFirst = true;

        foreach (var line in words.AsSpan().EnumerateLines())
        {
            if (!isFirst)
                text.LineBreak();

            text.Write(line);
            isFirst = false;
        }
    }
}
