namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>Reads a workbook: its sheets in their order, hidden ones too, each with its rows, headers, footers, comments and drawings.</summary>
/// <param name="package">The package.</param>
internal sealed class Workbook(OfficePackage package)
{
    private readonly TextBuilder _text = new(package.Task);
    private readonly ISheetSource _source = package.Kind == OfficeKind.BinaryWorkbook ? new BinarySheets(package) : new XmlSheets(package);

    /// <summary>The text of the workbook.</summary>
    internal ExtractedText Read()
    {
        var relationships = Relationships.Of(package, package.MainPart);
        var (sheets, from1904) = _source.ReadWorkbook(package.MainPart, relationships);
        var strings = _source.ReadStrings(package.Related(relationships, "sharedStrings"));
        var formats = _source.ReadFormats(package.Related(relationships, "styles"));
        var context = new CellContext(strings, formats, from1904);

        for (var i = 0; i < sheets.Count && !_text.IsFull; i++)
            ReadSheet(sheets[i], new SheetText(_text, i + 1, sheets[i].Name), context);

        package.Embed(relationships);
        var core = CoreProperties.Of(package);
        return _text.Finish("xlsx") with { Title = core.Title, Date = core.Date, Properties = core.Properties };
    }

    private void ReadSheet(ListedSheet listed, SheetText sheet, CellContext context)
    {
        var relationships = Relationships.Of(package, listed.Part);
        _source.ReadSheet(listed, context, sheet);
        CellComment.ReadAll(package, relationships, _source, sheet);

        foreach (var piece in relationships.Targets("drawing").SelectMany(drawing => DrawingText.ReadPart(package, drawing)))
            sheet.Block(piece);

        package.Embed(relationships);
    }
}
