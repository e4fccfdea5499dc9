namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>Types of the records of binary workbooks that are read (MS-XLSB 2.3.2).</summary>
internal static class RecordType
{
    internal const int Row = 0;
    internal const int BlankCell = 1;
    internal const int RkCell = 2;
    internal const int ErrorCell = 3;
    internal const int TruthCell = 4;
    internal const int NumberCell = 5;
    internal const int TextCell = 6;
    internal const int SharedStringCell = 7;
    internal const int TextFormula = 8;
    internal const int NumberFormula = 9;
    internal const int TruthFormula = 10;
    internal const int ErrorFormula = 11;
    internal const int LastCell = ErrorFormula;
    internal const int SharedString = 19;
    internal const int NumberFormat = 44;
    internal const int Style = 47;
    internal const int RichTextCell = 62;
    internal const int WorkbookProperties = 153;
    internal const int Sheet = 156;
    internal const int CellStylesBegin = 617;
    internal const int CellStylesEnd = 618;
    internal const int Note = 635;
    internal const int NoteText = 637;
}
