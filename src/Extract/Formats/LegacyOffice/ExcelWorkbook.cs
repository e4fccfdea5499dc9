using System.Text;
using DocumentSearch.Extract.Formats.Compound;
using DocumentSearch.Extract.Formats.Office.Sheets;

namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>Reads workbooks of Excel 5 to 2003 ([MS-XLS]).</summary>
internal sealed class ExcelWorkbook
{
    private const int Unicode = 0x0600; // version of Excel 97 and later
    private const int Module = 6; // a kind of sheets, which hold programs

    private readonly byte[] _stream;
    private readonly TextBuilder _text;
    private readonly List<(int Start, int Kind, string Name)> _sheets = [];
    private readonly List<string> _strings = [];
    private readonly CellFormats _formats = new();
    private Encoding _legacy = LegacyCodePage.Western;
    private bool _isUnicode;
    private bool _from1904;

    private ExcelWorkbook(byte[] stream, ExtractionTask task) => (_stream, _text) = (stream, new TextBuilder(task));

    /// <summary>The stream of a workbook; null if a storage holds none.</summary>
    internal static CompoundEntry? Find(CompoundEntry storage) => storage.Stream("Workbook") ?? storage.Stream("Book");

    /// <summary>Reads a workbook.</summary>
    internal static ExtractResult Read(CompoundFile file, CompoundEntry storage, ExtractionTask task)
    {
        var workbook = new ExcelWorkbook(file.Read(Find(storage)!), task);
        if (!workbook.ReadGlobals())
            return new ExtractResult.Skipped(SkipReason.Encrypted, "it is protected by a password");

        for (var i = 0; i < workbook._sheets.Count && !workbook._text.IsFull; i++)
            workbook.ReadSheet(i);

        foreach (var embedded in storage.Entries.Where(e => e.IsStorage && e.Name.StartsWith("MBD", StringComparison.Ordinal)))
            EmbeddedObjects.Read(file, embedded, "object", task);

        if (workbook._text.IsEmpty)
            return new ExtractResult.Skipped(SkipReason.NoText, "it holds no text");

        var summary = SummaryInformation.Of(file, storage);
        return new ExtractResult.Ok(workbook._text.Finish("xls") with
        {
            Title = summary.Title,
            Date = summary.Date,
            Properties = summary.Properties,
            Loss = file.IsTruncated ? "parts of it are missing" : null,
        });
    }

    /// <summary>Reads what holds for all sheets.</summary>
    /// <returns>Whether it can be read without a password.</returns>
    private bool ReadGlobals()
    {
        var records = new SheetRecords(_stream, 0);

        while (records.Read() && records.Type != SheetRecord.End)
        {
            var strings = new SheetStrings([records.Data], _isUnicode, _legacy);

            switch (records.Type)
            {
                case SheetRecord.Begin:
                    _isUnicode = strings.Short() >= Unicode;
                    break;
                case SheetRecord.Password:
                    return false;
                case SheetRecord.CodePage:
                    _legacy = LegacyCodePage.Of(strings.Short());
                    break;
                case SheetRecord.DateMode:
                    _from1904 = strings.Short() == 1;
                    break;
                case SheetRecord.Format:
                    var id = strings.Short();
                    _formats.AddFormat(id, _isUnicode ? strings.Text() : strings.ShortText());
                    break;
                case SheetRecord.Style:
                    strings.Short();
                    _formats.AddStyle(strings.Short());
                    break;
                case SheetRecord.Sheet:
                    var (start, kind) = ((int)strings.Number(), strings.Short() >> 8);
                    _sheets.Add((start, kind, strings.ShortText()));
                    break;
                case SheetRecord.SharedStrings:
                    ReadStrings(records.Strings(8, _isUnicode, _legacy));
                    break;
            }
        }

        return true;
    }

    private void ReadStrings(SheetStrings strings)
    {
        while (!strings.IsAtEnd)
            _strings.Add(strings.Text());
    }

    private void ReadSheet(int number)
    {
        var (start, kind, name) = _sheets[number];
        if (kind == Module)
            return;

        var sheet = new SheetText(_text, number + 1, name);
        var cells = new ExcelCells(new CellContext(_strings, _formats, _from1904), sheet, name, _isUnicode, _legacy);
        cells.Read(new SheetRecords(_stream, start));
    }
}
