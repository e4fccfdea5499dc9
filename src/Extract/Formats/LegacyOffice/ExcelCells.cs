using System.Buffers.Binary;
using System.Text;
using DocumentSearch.Extract.Formats.Office;
using DocumentSearch.Extract.Formats.Office.Sheets;

namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>Reads a sheet: its cells as they show themselves, and after them its comments, text boxes, charts, headers and footers.</summary>
/// <param name="context">What cells refer to.</param>
/// <param name="sheet">Where they are written to.</param>
/// <param name="name">Name of the sheet.</param>
/// <param name="isUnicode">Whether strings are Unicode.</param>
/// <param name="legacy">What they are written in if not.</param>
internal sealed class ExcelCells(CellContext context, SheetText sheet, string name, bool isUnicode, Encoding legacy)
{
    private const int CellBytes = 6; // row, column and style, which every cell begins with

    private readonly Dictionary<int, CellReference> _notes = []; // which object is the comment on which cell
    private readonly List<(int Object, CellReference Cell, string Text)> _blocks = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal); // of texts that stand at no cell
    private int _object;
    private CellReference _formula; // whose text follows in a record of its own

    /// <summary>Reads it, with the charts in it.</summary>
    internal void Read(SheetRecords records)
    {
        var depth = 0;

        while (records.Read() && !sheet.IsFull)
        {
            if (records.Type == SheetRecord.Begin)
                depth++;
            else if (records.Type == SheetRecord.End && --depth <= 0)
                break;
            else
                Record(records);
        }

        sheet.EndRow();

        foreach (var (number, cell, text) in _blocks)
            sheet.Block(Piece.Paragraph(text), number != 0 && _notes.TryGetValue(number, out var noted) ? noted : cell);
    }

    private static int Short(ReadOnlySpan<byte> data, int at) => at + 2 <= data.Length ? BinaryPrimitives.ReadUInt16LittleEndian(data[at..]) : 0;

    private static CellReference Reference(ReadOnlySpan<byte> data) => new(Short(data, 0) + 1, Short(data, 2) + 1);

    /// <summary>A number in four bytes: a whole one, or the upper half of a floating one; either may be in hundredths.</summary>
    private static double Rk(int value)
    {
        var number = (value & 2) != 0 ? value >> 2 : BitConverter.Int64BitsToDouble((long)(value & ~3) << 32);
        return (value & 1) != 0 ? number / 100 : number;
    }

    private void Record(SheetRecords records)
    {
        var data = records.Data.Span;

        switch (records.Type)
        {
            case SheetRecord.SharedString when data.Length >= 10:
                var index = BinaryPrimitives.ReadUInt32LittleEndian(data[CellBytes..]);
                if (index < context.Strings.Count)
                    Cell(data, context.Strings[(int)index]);
                break;
            case SheetRecord.Label or SheetRecord.RichText:
                // what follows is read with it, so that the cell is known before
                var (cell, style) = (Reference(data), Short(data, 4));
                sheet.Cell(cell.Row, cell.Column, context.Formats.Of(style).Show(records.Strings(CellBytes, isUnicode, legacy).Text()));
                break;
            case SheetRecord.Double when data.Length >= 14:
                Cell(data, BinaryPrimitives.ReadDoubleLittleEndian(data[CellBytes..]));
                break;
            case SheetRecord.Rk when data.Length >= 10:
                Cell(data, Rk(BinaryPrimitives.ReadInt32LittleEndian(data[CellBytes..])));
                break;
            case SheetRecord.ManyRk:
                ManyRk(data);
                break;
            case SheetRecord.TruthOrError when data.Length >= 8:
                Shown(data, data[7] != 0 ? CellErrors.Name(data[6]) : data[6] != 0 ? "TRUE" : "FALSE");
                break;
            case SheetRecord.Formula when data.Length >= 14:
                Formula(data);
                break;
            case SheetRecord.FormulaText when _formula.Row > 0:
                sheet.Cell(_formula.Row, _formula.Column, records.Strings(0, isUnicode, legacy).Text());
                _formula = default;
                break;
            default:
                Beside(records);
                break;
        }
    }

    private void Cell(ReadOnlySpan<byte> data, string text) => Shown(data, context.Formats.Of(Short(data, 4)).Show(text));

    private void Cell(ReadOnlySpan<byte> data, double number) => Shown(data, context.Formats.Of(Short(data, 4)).Show(number, context.From1904));

    private void Shown(ReadOnlySpan<byte> data, string shown)
    {
        var cell = Reference(data);
        sheet.Cell(cell.Row, cell.Column, shown);
    }

    private void ManyRk(ReadOnlySpan<byte> data)
    {
        var cell = Reference(data);
        const int each = 6;

        for (var at = 4; at + each <= data.Length - 2; at += each, cell = cell with { Column = cell.Column + 1 })
        {
            var number = Rk(BinaryPrimitives.ReadInt32LittleEndian(data[(at + 2)..]));
            sheet.Cell(cell.Row, cell.Column, context.Formats.Of(Short(data, at)).Show(number, context.From1904));
        }
    }

    /// <summary>The result of a formula: a number, or by its last bytes something else.</summary>
    private void Formula(ReadOnlySpan<byte> data)
    {
        _formula = default;

        if (Short(data, 12) != 0xFFFF)
            Cell(data, BinaryPrimitives.ReadDoubleLittleEndian(data[CellBytes..]));
        else if (data[CellBytes] == 0)
            _formula = Reference(data);
        else if (data[CellBytes] == 1)
            Shown(data, data[8] != 0 ? "TRUE" : "FALSE");
        else if (data[CellBytes] == 2)
            Shown(data, CellErrors.Name(data[8]));
    }

    /// <summary>What stands in no cell.</summary>
    private void Beside(SheetRecords records)
    {
        var data = records.Data.Span;

        switch (records.Type)
        {
            case SheetRecord.Object:
                _object = Short(data, 6);
                break;
            case SheetRecord.ObjectText when data.Length >= 12 && Short(data, 10) is > 0 and var length:
                // the text stands in the record behind
                Add(_object, default, records.Strings(data.Length, isUnicode, legacy).Text(length));
                break;
            case SheetRecord.Note when isUnicode:
                _notes.TryAdd(Short(data, 6), Reference(data));
                break;
            case SheetRecord.Note:
                Add(0, Reference(data), legacy.GetString(data[Math.Min(6, data.Length)..]));
                break;
            case SheetRecord.ChartText:
                Add(0, default, records.Strings(2, isUnicode, legacy).ShortText());
                break;
            case SheetRecord.Header or SheetRecord.Footer when data.Length > 0:
                var strings = records.Strings(0, isUnicode, legacy);
                foreach (var text in HeaderFooterCode.Texts(isUnicode ? strings.Text() : strings.ShortText(), name))
                    Add(0, default, text);
                break;
        }
    }

    private void Add(int number, CellReference cell, string text)
    {
        if (!string.IsNullOrWhiteSpace(text) && (number != 0 || cell.Row > 0 || _seen.Add(text)))
            _blocks.Add((number, cell, text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')));
    }
}
