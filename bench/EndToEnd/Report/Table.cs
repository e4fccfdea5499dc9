using System.Text;

namespace DocumentSearch.EndToEnd.Report;

/// <summary>Rows of text: the first column reads to the left, the others are figures.</summary>
internal sealed class Table(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    public bool IsEmpty => _rows.Count == 0;

    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Aligned for reading as it is; the pipes make the same lines a Markdown table.</summary>
    public override string ToString()
    {
        int[] widths = [.. headings.Select((heading, column) => _rows.Select(row => row[column].Length).Append(heading.Length).Max())];
        var text = new StringBuilder();
        AppendRow(text, headings, widths);
        AppendRow(text, [.. widths.Select((width, column) => column == 0 ? new string('-', width) : new string('-', width - 1) + ":")], widths);
        foreach (string[] row in _rows)
            AppendRow(text, row, widths);
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string[] cells, int[] widths)
    {
        for (int column = 0; column < cells.Length; column++)
        {
            text.Append("| ");
            text.Append(column == 0 ? cells[column].PadRight(widths[column]) : cells[column].PadLeft(widths[column]));
            text.Append(' ');
        }

        text.Append("|\n");
    }
}
