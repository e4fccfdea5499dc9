namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>Reads the parts of a workbook that are SpreadsheetML.</summary>
/// <param name="package">The package.</param>
internal sealed class XmlSheets(OfficePackage package) : ISheetSource
{
    /// <inheritdoc/>
    public (IReadOnlyList<ListedSheet> Sheets, bool From1904) ReadWorkbook(string part, Relationships relationships)
    {
        var sheets = new List<ListedSheet>();
        var from1904 = false;
        using var xml = package.Open(part);

        while (xml?.Read() == true)
        {
            if (xml is { Node: PartNode.Start, Name: "sheet" })
            {
                var usual = FormattableString.Invariant($"xl/worksheets/sheet{sheets.Count + 1}.xml");
                sheets.Add(new(xml.Attribute("name") ?? "", relationships.Target(xml.Relationship()) ?? usual));
            }
            else if (xml is { Node: PartNode.Start, Name: "workbookPr" })
            {
                from1904 = xml.Attribute("date1904") is not null && xml.IsOn("date1904");
            }
        }

        return (sheets, from1904);
    }

    /// <inheritdoc/>
    public List<string> ReadStrings(string? part)
    {
        var strings = new List<string>();
        using var xml = package.Open(part);

        while (xml?.Read() == true)
        {
            if (xml is { Node: PartNode.Start, Name: "si" })
                strings.Add(SheetString.Read(xml));
        }

        return strings;
    }

    /// <inheritdoc/>
    public CellFormats ReadFormats(string? part)
    {
        using var xml = package.Open(part);
        return CellFormats.Read(xml);
    }

    /// <inheritdoc/>
    public void ReadSheet(ListedSheet listed, CellContext context, SheetText sheet)
    {
        var margins = new List<string>();
        var rows = new SheetRows(context, sheet);
        using var xml = package.Open(listed.Part);

        while (!sheet.IsFull && xml?.Read() == true)
        {
            if (xml.Node != PartNode.Start)
                continue;

            if (xml.Name is "oddHeader" or "oddFooter" or "evenHeader" or "evenFooter" or "firstHeader" or "firstFooter")
                margins.AddRange(HeaderFooterCode.Texts(SheetString.Unescape(xml.ReadText()), listed.Name));
            else
                rows.Take(xml);
        }

        sheet.EndRow();

        foreach (var text in margins.Distinct(StringComparer.Ordinal))
            sheet.Block(Piece.Paragraph(text));
    }

    /// <inheritdoc/>
    public IReadOnlyList<CellComment> ReadNotes(string part)
    {
        var notes = new List<CellComment>();
        var cell = default(CellReference);
        using var xml = package.Open(part);

        while (xml?.Read() == true)
        {
            if (xml is { Node: PartNode.Start, Name: "comment" })
                cell = CellReference.Parse(xml.Attribute("ref"));
            else if (xml is { Node: PartNode.Start, Name: "text" })
                notes.Add(new(cell, SheetString.Read(xml)));
        }

        return notes;
    }
}
