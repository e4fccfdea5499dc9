namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>Names of the errors that formulas come to (MS-XLSB 2.5.97.2).</summary>
internal static class CellErrors
{
    /// <summary>The name of an error; empty for an unknown one.</summary>
    internal static string Name(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "",
    };
}
