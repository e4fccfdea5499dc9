namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>The types of the records that are read ([MS-XLS] 2.3).</summary>
internal static class SheetRecord
{
    internal const int Formula = 0x06;
    internal const int End = 0x0A;
    internal const int Header = 0x14;
    internal const int Footer = 0x15;
    internal const int Note = 0x1C;
    internal const int DateMode = 0x22;
    internal const int Password = 0x2F;
    internal const int CodePage = 0x42;
    internal const int Object = 0x5D;
    internal const int Sheet = 0x85;
    internal const int ManyRk = 0xBD;
    internal const int RichText = 0xD6;
    internal const int Style = 0xE0;
    internal const int SharedStrings = 0xFC;
    internal const int SharedString = 0xFD;
    internal const int ObjectText = 0x1B6;
    internal const int Double = 0x203;
    internal const int Label = 0x204;
    internal const int TruthOrError = 0x205;
    internal const int FormulaText = 0x207;
    internal const int Rk = 0x27E;
    internal const int Format = 0x41E;
    internal const int Begin = 0x809;
    internal const int ChartText = 0x100D;
}
