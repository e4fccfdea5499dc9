namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>Reads Org: an outline of headlines, whose keywords at the beginning say what the document is.</summary>
internal sealed class OrgMode : LineStructure
{
    private const string BeginBlock = "#+begin_";
    private const string EndBlock = "#+end_";

    private string? _blockEnd; // of a block of code, or of what is not shown
    private bool _isHidden;
    private bool _isTitled;
    private int _itemIndent;

    /// <inheritdoc/>
    private protected override void State(ReadOnlySpan<char> head, HeaderFields fields)
    {
        var scan = new LineScan(head, head.Length);

        while (scan.MoveNext())
        {
            if (KeyLength(scan.Line) is > 0 and var key)
            {
                var name = scan.Line[2..key];
                var value = scan.Line[(key + 1)..];

                if (name.Equals("filetags", StringComparison.OrdinalIgnoreCase))
                    fields.Add("tags", value.ToString().Replace(':', ','));
                else
                    fields.Add(name, value);
            }
        }
    }

    /// <inheritdoc/>
    private protected override string TitleOf(ReadOnlySpan<char> heading) => InlineMarks.Remove(heading, InlineMarks.Org);

    /// <inheritdoc/>
    private protected override void RestOfLine(ref LineScan scan)
    {
        if (!_isHidden)
            scan.Take(BlockKind.Paragraph);
    }

    /// <inheritdoc/>
    private protected override void Line(ref LineScan scan)
    {
        var line = scan.Line;

        if (Headline(ref scan, line))
            return;

        if (_blockEnd is not null)
            InBlock(ref scan, line);
        else if (scan.IsBlank)
            scan.Close();
        else if (!Keyword(ref scan, line) && !Drawer(ref scan, line))
            Text(ref scan, line);
    }

    private void InBlock(ref LineScan scan, ReadOnlySpan<char> line)
    {
        if (line.StartsWith(_blockEnd, StringComparison.OrdinalIgnoreCase))
            Leave(ref scan);
        else if (!_isHidden)
            scan.Take(BlockKind.Code);
    }

    private void Leave(ref LineScan scan)
    {
        scan.Close();
        (_blockEnd, _isHidden) = (null, false);
    }

    /// <summary>A headline, which ends whatever was begun before it.</summary>
    private bool Headline(ref LineScan scan, ReadOnlySpan<char> line)
    {
        if (scan.Indent > 0 || line is not ['*', ..] || line.IndexOfAnyExcept('*') is not (> 0 and var level) || line[level] != ' ')
            return false;

        Leave(ref scan);
        var (start, end) = OrgHeadline.Text(line, level);
        scan.Add(scan.At + start, scan.At + end, BlockKind.Heading, _isTitled ? level + 1 : level);
        return true;
    }

    private bool Keyword(ref LineScan scan, ReadOnlySpan<char> line)
    {
        if (line is ['#'] or ['#', ' ', ..])
        {
            scan.Close();
            return true;
        }

        if (line.StartsWith(BeginBlock, StringComparison.OrdinalIgnoreCase))
        {
            scan.Close();
            var name = line[BeginBlock.Length..];
            var end = name.IndexOf(' ');
            BeginNamed(end < 0 ? name : name[..end]);
            return true;
        }

        if (line.StartsWith(EndBlock, StringComparison.OrdinalIgnoreCase))
        {
            scan.Close();
            return true;
        }

        if (KeyLength(line) is not (> 0 and var key))
            return false;

        scan.Close();

        if (line[..key].Equals("#+title", StringComparison.OrdinalIgnoreCase))
        {
            scan.Add(scan.At + key + 1, scan.End, BlockKind.Heading, level: 1);
            _isTitled = true;
        }
        else if (line[..key].Equals("#+caption", StringComparison.OrdinalIgnoreCase))
        {
            scan.Add(scan.At + key + 1, scan.End, BlockKind.Paragraph);
        }

        return true;
    }

    /// <summary>Quotes, verses and the like are prose.</summary>
    private void BeginNamed(ReadOnlySpan<char> name)
    {
        _isHidden = name.Equals("comment", StringComparison.OrdinalIgnoreCase);
        var isCode = name.Equals("src", StringComparison.OrdinalIgnoreCase)
            || name.Equals("example", StringComparison.OrdinalIgnoreCase)
            || name.Equals("export", StringComparison.OrdinalIgnoreCase);

        if (_isHidden || isCode)
            _blockEnd = string.Concat(EndBlock, name);
    }

    /// <summary>Properties and logs, which a headline ends at the latest; the bounds of other drawers; the times of a task.</summary>
    private bool Drawer(ref LineScan scan, ReadOnlySpan<char> line)
    {
        if (line is [':', not (' ' or ':'), .., ':'] && !line[1..^1].ContainsAny(' ', ':'))
        {
            scan.Close();
            var isLog = line.Equals(":PROPERTIES:", StringComparison.OrdinalIgnoreCase) || line.Equals(":LOGBOOK:", StringComparison.OrdinalIgnoreCase);

            if (isLog)
                (_blockEnd, _isHidden) = (":END:", true);

            return true;
        }

        if (!IsPlanning(line))
            return false;

        scan.Close();
        return true;
    }

    private void Text(ref LineScan scan, ReadOnlySpan<char> line)
    {
        if (line[0] == '|')
        {
            if (!line.StartsWith("|-", StringComparison.Ordinal))
                scan.Add(scan.At + 1, Math.Max(scan.At + 1, line[^1] == '|' ? scan.End - 1 : scan.End), BlockKind.TableRow);
            return;
        }

        if (line is [':'] or [':', ' ', ..])
        {
            if (scan.Open != BlockKind.Code)
                scan.Close();

            scan.Take(scan.At + 1, scan.End, BlockKind.Code);
            return;
        }

        var marker = line[0] == '*' && scan.Indent == 0 ? 0 : ListMarker.Read(line, ListMarker.MarkdownBullets).Length;

        if (marker > 0 && marker < line.Length)
        {
            scan.Close();
            _itemIndent = scan.Indent;
            var content = scan.Line[marker..].TrimStart() is ['[', ' ' or 'X' or '-', ']', ' ', ..] ? line.IndexOf(']') + 1 : marker;
            scan.Take(scan.At + content, scan.End, BlockKind.ListItem);
            return;
        }

        if (scan.Open == BlockKind.Code || (scan.Open == BlockKind.ListItem && scan.Indent <= _itemIndent))
            scan.Close();

        scan.Take(BlockKind.Paragraph);
    }

    private static bool IsPlanning(ReadOnlySpan<char> line) =>
        line.StartsWith("SCHEDULED: ", StringComparison.Ordinal)
        || line.StartsWith("DEADLINE: ", StringComparison.Ordinal)
        || line.StartsWith("CLOSED: ", StringComparison.Ordinal);

    /// <summary>Where the colon stands behind the name in <c>#+NAME: value</c>; 0 if a line is no such keyword.</summary>
    private static int KeyLength(ReadOnlySpan<char> line)
    {
        const int MaxLength = 60;

        if (line is not ['#', '+', ..])
            return 0;

        var colon = line[..Math.Min(line.Length, MaxLength)].IndexOf(':');
        return colon > 2 && !line[..colon].Contains(' ') ? colon : 0;
    }
}
