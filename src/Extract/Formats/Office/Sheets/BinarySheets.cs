namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>Reads the parts of a workbook that are binary records (MS-XLSB).</summary>
/// <param name="package">The package.</param>
internal sealed class BinarySheets(OfficePackage package) : ISheetSource
{
    /// <inheritdoc/>
    public (IReadOnlyList<ListedSheet> Sheets, bool From1904) ReadWorkbook(string part, Relationships relationships)
    {
        var sheets = new List<ListedSheet>();
        var from1904 = false;
        using var records = package.OpenRecords(part);

        while (records?.Read() == true)
        {
            if (records.Type == RecordType.Sheet)
            {
                records.Skip(8); // whether it is shown, and its number
                var id = records.Text();
                var usual = FormattableString.Invariant($"xl/worksheets/sheet{sheets.Count + 1}.bin");
                sheets.Add(new(records.Text(), relationships.Target(id) ?? usual));
            }
            else if (records.Type == RecordType.WorkbookProperties)
            {
                from1904 = (records.UInt32() & 1) != 0;
            }
        }

        return (sheets, from1904);
    }

    /// <inheritdoc/>
    public List<string> ReadStrings(string? part)
    {
        var strings = new List<string>();
        using var records = package.OpenRecords(part);

        while (records?.Read() == true)
        {
            if (records.Type == RecordType.SharedString)
                strings.Add(records.RichText());
        }

        return strings;
    }

    /// <inheritdoc/>
    public CellFormats ReadFormats(string? part)
    {
        var formats = new CellFormats();
        var isCell = false;
        using var records = package.OpenRecords(part);

        while (records?.Read() == true)
        {
            switch (records.Type)
            {
                case RecordType.NumberFormat:
                    formats.AddFormat(records.UInt16(), records.Text());
                    break;
                case RecordType.CellStylesBegin or RecordType.CellStylesEnd:
                    isCell = records.Type == RecordType.CellStylesBegin;
                    break;
                case RecordType.Style when isCell:
                    records.Skip(2); // the style that it is based on
                    formats.AddStyle(records.UInt16());
                    break;
            }
        }

        return formats;
    }

    /// <inheritdoc/>
    public void ReadSheet(ListedSheet listed, CellContext context, SheetText sheet)
    {
        var row = 0;
        using var records = package.OpenRecords(listed.Part);

        while (!sheet.IsFull && records?.Read() == true)
        {
            if (records.Type == RecordType.Row)
                row = (int)(records.UInt32() & 0xFFFFFF) + 1;
            else if (records.Type is (> RecordType.BlankCell and <= RecordType.LastCell) or RecordType.RichTextCell)
                ReadCell(records, row, context, sheet);
        }

        sheet.EndRow();
    }

    /// <inheritdoc/>
    public IReadOnlyList<CellComment> ReadNotes(string part)
    {
        var notes = new List<CellComment>();
        var cell = default(CellReference);
        using var records = package.OpenRecords(part);

        while (records?.Read() == true)
        {
            if (records.Type == RecordType.Note)
            {
                records.Skip(4); // its author
                var row = records.UInt32();
                records.Skip(4); // the last row
                cell = new((int)(row & 0xFFFFFF) + 1, (int)(records.UInt32() & 0xFFFFFF) + 1);
            }
            else if (records.Type == RecordType.NoteText)
            {
                notes.Add(new(cell, records.RichText()));
            }
        }

        return notes;
    }

    private static void ReadCell(RecordReader records, int row, CellContext context, SheetText sheet)
    {
        var column = (int)(records.UInt32() & 0xFFFFFF) + 1;
        var format = context.Formats.Of((int)(records.UInt32() & 0xFFFFFF));

        sheet.Cell(row, column, records.Type switch
        {
            RecordType.RkCell => format.Show(records.Rk(), context.From1904),
            RecordType.NumberCell or RecordType.NumberFormula => format.Show(records.Double(), context.From1904),
            RecordType.ErrorCell or RecordType.ErrorFormula => CellErrors.Name(records.Byte()),
            RecordType.TruthCell or RecordType.TruthFormula => records.Byte() != 0 ? "TRUE" : "FALSE",
            RecordType.TextCell or RecordType.TextFormula => format.Show(records.Text()),
            RecordType.RichTextCell => format.Show(records.RichText()),
            RecordType.SharedStringCell when records.UInt32() is var index && index < context.Strings.Count =>
                format.Show(context.Strings[(int)index]),
            _ => "",
        });
    }
}
