using System.Text;

namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>Reads what a sheet prints above and below its pages (ECMA-376 part 1, 18.3.1.46): text among codes that begin with &amp;.</summary>
internal static class HeaderFooterCode
{
    /// <summary>The text at the left, in the middle and at the right, of those that hold any.</summary>
    /// <param name="code">Text and codes.</param>
    /// <param name="sheet">The name of the sheet, for which a code stands.</param>
    internal static IEnumerable<string> Texts(string code, string sheet)
    {
        var texts = new List<string>();
        var text = new StringBuilder();

        for (var at = 0; at < code.Length; at++)
        {
            if (code[at] != '&' || ++at >= code.Length)
            {
                if (at < code.Length)
                    text.Append(code[at]);
                continue;
            }

            switch (code[at])
            {
                case 'L' or 'C' or 'R':
                    texts.Add(text.ToString());
                    text.Clear();
                    break;
                case '&':
                    text.Append('&');
                    break;
                case 'A':
                    text.Append(sheet);
                    break;
                // a font, which ends like it begins
                case '"':
                    at = code.IndexOf('"', at + 1) is >= 0 and var end ? end : code.Length;
                    break;
                // a colour: six hexadecimal digits, or the number of a theme's and a tint
                case 'K':
                    at = Math.Min(code.Length, at + 6);
                    break;
                // the size of a font
                case >= '0' and <= '9':
                    while (at + 1 < code.Length && char.IsAsciiDigit(code[at + 1]))
                        at++;
                    break;
            }
        }

        texts.Add(text.ToString());
        return texts.Where(part => part.Any(char.IsLetterOrDigit));
    }
}
