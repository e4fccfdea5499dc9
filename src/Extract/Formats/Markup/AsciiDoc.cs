namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>
/// Reads AsciiDoc. Delimited blocks that hold prose (quotes, examples, sidebars) are gone through as if they had no delimiters; of those that
/// hold none, the delimiter is remembered that ends them.
/// </summary>
internal sealed class AsciiDoc : LineStructure
{
    private readonly AsciiDocTable _table = new();
    private char _fence; // of the delimited block at hand; NUL if there is none
    private int _fenceLength;
    private bool _isCode; // what the attributes above say of the next paragraph
    private bool _isUnderlined; // the line above was a title
    private bool _isHeader; // between the title and the first blank line

    /// <inheritdoc/>
    private protected override void State(ReadOnlySpan<char> head, HeaderFields fields) => AsciiDocHeader.Read(head, fields);

    /// <inheritdoc/>
    private protected override string TitleOf(ReadOnlySpan<char> heading)
    {
        var anchor = heading is ['[', '[', ..] ? heading.IndexOf("]]") : -1;
        return InlineMarks.Remove(anchor < 0 ? heading : heading[(anchor + 2)..], InlineMarks.AsciiDoc);
    }

    /// <inheritdoc/>
    private protected override void RestOfLine(ref LineScan scan)
    {
        if (_fence != '/')
            scan.Take(BlockKind.Paragraph);
    }

    /// <inheritdoc/>
    private protected override void Line(ref LineScan scan)
    {
        var line = scan.Line;

        if (_isUnderlined)
        {
            _isUnderlined = false;
        }
        else if (_fence != '\0')
        {
            Fenced(ref scan, line);
        }
        else if (_table.IsOpen)
        {
            _table.Line(ref scan);
        }
        else if (scan.IsBlank)
        {
            scan.Close();
            _isHeader = false;
        }
        else if (_isHeader || AsciiDocLine.IsComment(line))
        {
            scan.Close();
        }
        else if (!Heading(ref scan, line) && !Delimiter(ref scan, line) && !Hidden(ref scan, line))
        {
            Text(ref scan, line);
        }
    }

    private void Fenced(ref LineScan scan, ReadOnlySpan<char> line)
    {
        if (line.Length == _fenceLength && line.IndexOfAnyExcept(_fence) < 0)
        {
            scan.Close();
            _fence = '\0';
        }
        else if (_fence != '/')
        {
            scan.Take(BlockKind.Code);
        }
    }

    private bool Heading(ref LineScan scan, ReadOnlySpan<char> line)
    {
        if (scan.Indent > 0)
            return false;

        var level = AsciiDocLine.HeadingLevel(line);
        var text = line;

        if (level > 0)
        {
            text = line[level..];

            // what stands before the title may stand behind it, too
            if (text.EndsWith(line[..level], StringComparison.Ordinal) && char.IsWhiteSpace(text[^(level + 1)]))
                text = text[..^level];
        }
        else
        {
            level = scan.Open is null ? AsciiDocLine.UnderlineLevel(scan.Following(), line) : 0;
            _isUnderlined = level > 0;

            if (level == 0)
                return false;
        }

        var start = scan.At + (_isUnderlined ? 0 : level);
        scan.Add(start, start + text.Length, BlockKind.Heading, level);
        (_isHeader, _isCode) = (level == 1 && !scan.Following(_isUnderlined ? 2 : 1).IsEmpty, false);
        return true;
    }

    private bool Delimiter(ref LineScan scan, ReadOnlySpan<char> line)
    {
        if (_table.Begins(line))
        {
            scan.Close();
            return true;
        }

        var length = AsciiDocLine.FenceLength(line);

        if (length == 0)
            return AsciiDocLine.IsContainer(line) && Passed(ref scan);

        scan.Close();
        (_fence, _fenceLength, _isCode) = (line[0], length, false);
        return true;
    }

    /// <summary>Lines that say something of others: attributes, anchors, macros that include or show what is no text, breaks.</summary>
    private bool Hidden(ref LineScan scan, ReadOnlySpan<char> line)
    {
        if (line is ['[', .., ']'] && AsciiDocLine.IsAttributeList(line))
        {
            _isCode = AsciiDocLine.AnnouncesCode(line);
            return Passed(ref scan);
        }

        if (line is "+" or "'''" or "<<<" or "---" or "***")
            return Passed(ref scan);

        return (AsciiDocLine.IsBlockMacro(line) || (scan.Open is null && AsciiDocHeader.NameLength(line) > 0)) && Passed(ref scan);
    }

    private void Text(ref LineScan scan, ReadOnlySpan<char> line)
    {
        if (scan.Open is BlockKind.Paragraph or BlockKind.Code)
        {
            scan.Take(BlockKind.Paragraph);
            return;
        }

        var marker = _isCode ? 0 : AsciiDocLine.MarkerLength(line);

        if (marker > 0)
        {
            scan.Close();
            scan.Take(scan.At + marker, scan.End, BlockKind.ListItem);
        }
        else if (!_isCode && AsciiDocLine.IsTerm(line))
        {
            scan.Close();
            scan.Take(BlockKind.ListItem);
        }
        else if (scan.Open is null && (_isCode || scan.Indent > 0))
        {
            scan.Take(BlockKind.Code);
        }
        else if (scan.Open is null && line is ['.', not ('.' or ' '), ..])
        {
            scan.Add(scan.At + 1, scan.End, BlockKind.Paragraph);
            return;
        }
        else
        {
            scan.Take(BlockKind.Paragraph);
        }

        _isCode = false;
    }

    private static bool Passed(ref LineScan scan)
    {
        scan.Close();
        return true;
    }
}
