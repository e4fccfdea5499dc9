using System.Globalization;
using System.Text;

namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>Reads the strings of sheets: runs of text, without the readings that stand above East Asian characters.</summary>
internal static class SheetString
{
    private const int EscapeLength = 7; // of _xHHHH_

    /// <summary>The string in the element that begins here, which is passed over.</summary>
    internal static string Read(PartReader xml)
    {
        var text = "";
        var depth = xml.Depth;

        while (xml.ReadIn(depth))
        {
            if (xml is { Node: PartNode.Start, Name: "t" })
                text += xml.ReadText();
            else if (xml is { Node: PartNode.Start, Name: "rPh" })
                xml.Skip();
        }

        return Unescape(text);
    }

    /// <summary>A string whose characters may be written as _xHHHH_, as XML has none for them (ST_Xstring).</summary>
    internal static string Unescape(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
            return text;

        var plain = new StringBuilder(text.Length);
        var start = 0;

        while (at >= 0)
        {
            var isEscape = at + EscapeLength <= text.Length && text[at + EscapeLength - 1] == '_';

            if (isEscape && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                plain.Append(text, start, at - start).Append((char)unit);
                start = at + EscapeLength;
            }

            at = text.IndexOf("_x", Math.Max(start, at + 1), StringComparison.Ordinal);
        }

        return plain.Append(text, start, text.Length - start).ToString();
    }
}
