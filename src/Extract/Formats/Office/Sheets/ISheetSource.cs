namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>A sheet that a workbook lists.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Part">Name of its part.</param>
internal readonly record struct ListedSheet(string Name, string Part);

/// <summary>Reads the parts of workbooks, which are XML or binary records. A part that is not there is an empty one.</summary>
internal interface ISheetSource
{
    /// <summary>The sheets of the workbook in their order, and whether its days are counted from 1904 on.</summary>
    /// <param name="part">Name of the main part.</param>
    /// <param name="relationships">Its relationships.</param>
    (IReadOnlyList<ListedSheet> Sheets, bool From1904) ReadWorkbook(string part, Relationships relationships);

    /// <summary>The strings that cells share.</summary>
    List<string> ReadStrings(string? part);

    /// <summary>The formats of cells.</summary>
    CellFormats ReadFormats(string? part);

    /// <summary>Reads a sheet: its rows, then what stands above and below its pages.</summary>
    /// <param name="listed">The sheet.</param>
    /// <param name="context">What its cells refer to.</param>
    /// <param name="sheet">Where it is written to.</param>
    void ReadSheet(ListedSheet listed, CellContext context, SheetText sheet);

    /// <summary>The notes on cells.</summary>
    IReadOnlyList<CellComment> ReadNotes(string part);
}
