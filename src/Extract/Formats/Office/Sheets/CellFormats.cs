namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>The number formats of a workbook's cells, by their styles.</summary>
internal sealed class CellFormats
{
    private readonly Dictionary<int, string> _codes = [];
    private readonly Dictionary<int, NumberFormat> _parsed = [];
    private readonly List<int> _styles = []; // the format of each

    /// <summary>Reads the styles of a workbook; null stands for one that has none.</summary>
    internal static CellFormats Read(PartReader? xml)
    {
        var formats = new CellFormats();
        var isCell = false;

        while (xml?.Read() == true)
        {
            switch (xml.Node, xml.Name)
            {
                case (_, "cellXfs"):
                    isCell = xml.Node == PartNode.Start;
                    break;
                case (PartNode.Start, "xf") when isCell:
                    formats.AddStyle(xml.Number("numFmtId") ?? 0);
                    break;
                case (PartNode.Start, "numFmt") when xml.Number("numFmtId") is { } id && xml.Attribute("formatCode") is { } code:
                    formats.AddFormat(id, code);
                    break;
            }
        }

        return formats;
    }

    /// <summary>Adds the next style of cells.</summary>
    internal void AddStyle(int format) => _styles.Add(format);

    /// <summary>Adds a format, also in place of one that is built in.</summary>
    internal void AddFormat(int id, string code) => _codes[id] = code;

    /// <summary>The format of a style.</summary>
    internal NumberFormat Of(int style)
    {
        var id = style >= 0 && style < _styles.Count ? _styles[style] : 0;

        if (!_parsed.TryGetValue(id, out var format))
            _parsed[id] = format = NumberFormat.Parse(_codes.GetValueOrDefault(id) ?? BuiltIn(id));

        return format;
    }

    /// <summary>
    /// A format that is built in (ECMA-376 part 1, 18.8.30). Dates that follow the language of the system do so as the invariant
    /// culture has them, and amounts of money are dollars.
    /// </summary>
    private static string BuiltIn(int id) => id switch
    {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 or 6 => "$#,##0;-$#,##0",
        7 or 8 => "$#,##0.00;-$#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 or 30 => "mm/dd/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 or 34 => "h:mm AM/PM",
        19 or 35 => "h:mm:ss AM/PM",
        20 or 32 => "h:mm",
        21 or 33 => "h:mm:ss",
        22 => "mm/dd/yyyy h:mm",
        >= 27 and <= 36 or >= 50 and <= 58 => "yyyy-mm-dd",
        37 or 38 => "#,##0;-#,##0",
        39 or 40 => "#,##0.00;-#,##0.00",
        41 => "#,##0;-#,##0;\"-\"",
        42 => "$#,##0;-$#,##0;$\"-\"",
        43 => "#,##0.00;-#,##0.00;\"-\"",
        44 => "$#,##0.00;-$#,##0.00;$\"-\"",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => "General",
    };
}
