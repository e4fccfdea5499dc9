using System.Globalization;

namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>What the cells of a workbook refer to.</summary>
/// <param name="Strings">The strings that they share.</param>
/// <param name="Formats">The formats of their numbers.</param>
/// <param name="From1904">Whether days are counted from 1904 on.</param>
internal sealed record CellContext(List<string> Strings, CellFormats Formats, bool From1904);

/// <summary>Reads the rows of a sheet, cell by cell, as the cells show themselves: formulas by their last results.</summary>
/// <param name="context">What cells refer to.</param>
/// <param name="sheet">Where they are written to.</param>
internal sealed class SheetRows(CellContext context, SheetText sheet)
{
    private int _row;
    private int _column;

    /// <summary>Goes by the start of a row or cell. Rows and cells that do not say where they stand follow on the one before.</summary>
    internal void Take(PartReader xml)
    {
        if (xml.Name == "row")
        {
            _row = int.TryParse(xml.Attribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : _row + 1;
            _column = 0;
        }
        else if (xml.Name == "c")
        {
            TakeCell(xml);
        }
    }

    private void TakeCell(PartReader xml)
    {
        var reference = CellReference.Parse(xml.Attribute("r"));
        _column = reference.Column > 0 ? reference.Column : _column + 1;
        _row = reference.Row > 0 ? reference.Row : _row;

        if (xml.IsEmpty)
        {
            xml.Skip();
            return;
        }

        var (type, style) = (xml.Attribute("t"), xml.Attribute("s"));
        var depth = xml.Depth;
        var (value, inline) = ((string?)null, (string?)null);

        while (xml.ReadIn(depth))
        {
            if (xml is { Node: PartNode.Start, Name: "v" })
                value = xml.ReadText();
            else if (xml is { Node: PartNode.Start, Name: "is" })
                inline = SheetString.Read(xml);
        }

        if (inline is not null || value is { Length: > 0 })
            sheet.Cell(_row, _column, inline ?? Shown(value!, type, style));
    }

    private string Shown(string value, string? type, string? style)
    {
        var format = context.Formats.Of(int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0);

        return type switch
        {
            "s" => Shared(value) is { } text ? format.Show(text) : "",
            "str" or "inlineStr" => format.Show(SheetString.Unescape(value)),
            "b" => value.Trim() is "1" or "true" ? "TRUE" : "FALSE",
            "e" => value,
            "d" => IsoDate.Parse(value) is { } date ? format.Show(DateRendering.Days(date, context.From1904), context.From1904) : value,
            _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? format.Show(number, context.From1904)
                : value,
        };
    }

    private string? Shared(string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index)
        && index >= 0 && index < context.Strings.Count
            ? context.Strings[index]
            : null;
}
