namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>
/// A table of AsciiDoc. Its rows may stand on a line each, or with a cell a line and a blank line between rows; the lines tell which.
/// </summary>
internal sealed class AsciiDocTable
{
    private const string End = "===";

    private char _separator; // of cells; NUL if no table is open
    private bool _hasCellALine;

    internal bool IsOpen => _separator != '\0';

    /// <summary>Whether a table begins with a line.</summary>
    internal bool Begins(ReadOnlySpan<char> line)
    {
        if (!IsDelimiter(line))
            return false;

        (_separator, _hasCellALine) = (line[0], false);
        return true;
    }

    /// <summary>Takes a line of the table.</summary>
    internal void Line(ref LineScan scan)
    {
        var line = scan.Line;

        if (scan.IsBlank || AsciiDocLine.IsComment(line))
        {
            scan.Close();
        }
        else if (line[0] == _separator && IsDelimiter(line))
        {
            scan.Close();
            _separator = '\0';
        }
        else if (_separator != '|')
        {
            scan.Add(scan.At, scan.End, BlockKind.TableRow);
        }
        else
        {
            Cells(ref scan, line);
        }
    }

    private void Cells(ref LineScan scan, ReadOnlySpan<char> line)
    {
        var cells = line.Count('|');

        if (cells > 1 || (cells == 1 && !_hasCellALine))
            scan.Close();

        if (cells > 0)
            _hasCellALine = cells == 1;

        scan.Take(scan.At + (line[0] == '|' ? 1 : 0), scan.End, BlockKind.TableRow);
    }

    private static bool IsDelimiter(ReadOnlySpan<char> line) =>
        line is ['|' or ',' or ':', ..] && line[1..].StartsWith(End, StringComparison.Ordinal) && line[1..].IndexOfAnyExcept('=') < 0;
}
