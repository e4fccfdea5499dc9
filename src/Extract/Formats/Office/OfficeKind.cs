namespace DocumentSearch.Extract.Formats.Office;

/// <summary>What an Office Open XML package holds.</summary>
internal enum OfficeKind : byte
{
    /// <summary>A text document: docx, docm, dotx, dotm.</summary>
    Document,

    /// <summary>A presentation: pptx, pptm, potx, ppsx, ppsm.</summary>
    Presentation,

    /// <summary>A workbook: xlsx, xlsm, xltx, xltm.</summary>
    Workbook,

    /// <summary>A workbook whose parts are binary records: xlsb.</summary>
    BinaryWorkbook,
}
