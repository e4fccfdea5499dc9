namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>Reads wiki text as MediaWiki and Creole write it, which agree on headings and lists.</summary>
internal sealed class Wiki : LineStructure
{
    private const int MaxLevel = 6;
    private const string CommentBegin = "<!--";
    private const string CommentEnd = "-->";

    private static readonly string[] CodeTags = ["pre", "source", "syntaxhighlight", "nowiki"];

    private string? _regionEnd; // of code or of a comment
    private bool _isComment;
    private bool _isTable; // of MediaWiki; one of Creole is but lines
    private bool _isRow;

    /// <inheritdoc/>
    private protected override string TitleOf(ReadOnlySpan<char> heading) => InlineMarks.Remove(heading, InlineMarks.Wiki);

    /// <inheritdoc/>
    private protected override void RestOfLine(ref LineScan scan)
    {
        if (!_isComment)
            scan.Take(BlockKind.Paragraph);
    }

    /// <inheritdoc/>
    private protected override void Line(ref LineScan scan)
    {
        var line = scan.Line;

        if (_regionEnd is not null)
            Region(ref scan, scan.At, line);
        else if (scan.IsBlank)
            scan.Close();
        else if (!Region(ref scan, line) && !Heading(ref scan, line) && !Table(ref scan, line))
            Text(ref scan, line);
    }

    /// <summary>Begins code or a comment.</summary>
    private bool Region(ref LineScan scan, ReadOnlySpan<char> line)
    {
        var begin = 0;

        if (line.StartsWith(CommentBegin, StringComparison.Ordinal))
            (_regionEnd, begin) = (CommentEnd, CommentBegin.Length);
        else if (line is "{{{")
            (_regionEnd, begin) = ("}}}", line.Length);
        else if (CodeTag(line) is { } tag && line.IndexOf('>') is > 0 and var end)
            (_regionEnd, begin) = ($"</{tag}>", end + 1);

        if (_regionEnd is null)
            return false;

        scan.Close();
        _isComment = _regionEnd == CommentEnd;
        Region(ref scan, scan.At + begin, line[begin..]);
        return true;
    }

    private void Region(ref LineScan scan, int start, ReadOnlySpan<char> line)
    {
        var end = line.IndexOf(_regionEnd, StringComparison.OrdinalIgnoreCase);

        if (!_isComment)
            scan.Take(start, end < 0 ? scan.End : start + end, BlockKind.Code);

        if (end < 0)
            return;

        scan.Close();
        scan.Take(start + end + _regionEnd!.Length, scan.End, BlockKind.Paragraph);
        (_regionEnd, _isComment) = (null, false);
    }

    private static string? CodeTag(ReadOnlySpan<char> line)
    {
        if (line[0] != '<')
            return null;

        foreach (var tag in CodeTags)
        {
            if (line[1..].StartsWith(tag, StringComparison.OrdinalIgnoreCase) && line[(tag.Length + 1)..] is ['>' or ' ', ..])
                return tag;
        }

        return null;
    }

    private static bool Heading(ref LineScan scan, ReadOnlySpan<char> line)
    {
        if (line[0] != '=' || line.IndexOfAnyExcept('=') is not (> 0 and <= MaxLevel and var level))
            return false;

        scan.Add(scan.At + level, scan.At + line.TrimEnd('=').Length, BlockKind.Heading, level);
        return true;
    }

    private bool Table(ref LineScan scan, ReadOnlySpan<char> line)
    {
        if (line.StartsWith("{|", StringComparison.Ordinal))
        {
            scan.Close();
            (_isTable, _isRow) = (true, false);
            return true;
        }

        if (!_isTable)
        {
            if (line[0] == '|')
                scan.Add(scan.At + 1, Math.Max(scan.At + 1, line[^1] == '|' ? scan.End - 1 : scan.End), BlockKind.TableRow);

            return line[0] == '|';
        }

        switch (line)
        {
            case ['|', '}', ..]:
                scan.Close();
                _isTable = false;
                return true;
            case ['|', '-', ..]:
                scan.Close();
                _isRow = false;
                return true;
            case ['|', '+', ..]:
                scan.Add(scan.At + 2, scan.End, BlockKind.Paragraph);
                return true;
            case ['|' or '!', ..]:
                // a blank line within a row divides its block, not the row
                if (!_isRow)
                    scan.Close();

                _isRow = true;
                scan.Take(scan.At + 1, scan.End, BlockKind.TableRow);
                return true;
            default:
                return false;
        }
    }

    private static void Text(ref LineScan scan, ReadOnlySpan<char> line)
    {
        if (line.StartsWith("----", StringComparison.Ordinal) || (line.StartsWith("__", StringComparison.Ordinal) && line.EndsWith("__", StringComparison.Ordinal)))
        {
            scan.Close();
            return;
        }

        var marks = line.IndexOfAnyExcept("*#:;");

        // ** also begins bold words
        if (scan.Indent == 0 && marks > 0 && !(line.StartsWith("**", StringComparison.Ordinal) && line[marks] != ' ' && line[marks..].Contains("**", StringComparison.Ordinal)))
        {
            scan.Close();
            scan.Take(scan.At + marks, scan.End, BlockKind.ListItem);
            return;
        }

        if (scan.Indent > 0 && scan.Open is null)
            scan.Begin(BlockKind.Code);
        else if (scan.Indent == 0 && scan.Open == BlockKind.Code)
            scan.Close();

        scan.Take(BlockKind.Paragraph);
    }
}
