using System.Globalization;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>A document's lines with their numbers.</summary>
internal static class DocumentLines
{
    /// <summary>Writes all lines, or those around one; false if there is no such line.</summary>
    public static bool Write(Output output, DocumentText document, int line, int context)
    {
        var first = line == 0 ? 1 : Math.Max(1, line - context);
        var last = line == 0 ? int.MaxValue : line + context;
        var number = 0;
        foreach (var range in document.Text.AsSpan().Split('\n'))
        {
            number++;
            if (number < first)
                continue;

            if (number > last)
                break;

            var text = ShownText.KeepSpacing(document.Text.AsSpan()[range].TrimEnd('\r'));
            output.Styled(number == line ? Style.Place : Style.Dim, number.ToString(CultureInfo.InvariantCulture).PadLeft(6));
            output.Write(number == line ? " > " : "   ");
            output.Line(text);
        }

        return line == 0 || number >= line;
    }
}
