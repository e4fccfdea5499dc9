namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>A table of reStructuredText that is under way: a grid, or a simple one between lines of equals signs.</summary>
internal sealed class RstTable
{
    private bool _isGrid;
    private int _indent;
    private int _borders; // of a simple one, so far

    /// <summary>Whether a table begins with a line, without the white space around it.</summary>
    internal bool Begins(ReadOnlySpan<char> line, int indent)
    {
        _isGrid = IsGridBorder(line);
        (_indent, _borders) = (indent, 1);
        return _isGrid || IsSimpleBorder(line);
    }

    /// <summary>Takes the next line.</summary>
    /// <returns>False if it is not part of the table.</returns>
    internal bool Line(ref LineScan scan) => _isGrid ? GridLine(ref scan) : SimpleLine(ref scan);

    private static bool GridLine(ref LineScan scan)
    {
        var line = scan.Line;

        if (line is not ['+' or '|', ..])
            return false;

        if (IsGridBorder(line))
            scan.Close();
        else
            scan.Take(scan.At + 1, line[^1] == '|' ? Math.Max(scan.At + 1, scan.End - 1) : scan.End, BlockKind.TableRow);

        return true;
    }

    private bool SimpleLine(ref LineScan scan)
    {
        const int AllBorders = 3; // above, below the head, below

        var line = scan.Line;

        if (_borders == AllBorders || (!scan.IsBlank && scan.Indent < _indent))
            return false;

        if (IsSimpleBorder(line))
        {
            scan.Close();
            _borders = scan.Following().IsEmpty ? AllBorders : _borders + 1;
            return true;
        }

        // a line without first column goes on with the row above; dashes tell columns that are taken together
        if (scan.Indent == _indent || scan.IsBlank)
            scan.Close();

        if (line.IndexOfAnyExcept('-', ' ') >= 0)
            scan.Take(BlockKind.TableRow);

        return true;
    }

    private static bool IsGridBorder(ReadOnlySpan<char> line) =>
        line is ['+', '-' or '=', .., '+'] && line.IndexOfAnyExcept("+-= ") < 0;

    private static bool IsSimpleBorder(ReadOnlySpan<char> line) =>
        line is ['=', .., '='] && line.Contains(' ') && line.IndexOfAnyExcept('=', ' ') < 0;
}
