namespace DocumentSearch.Extract.Formats;

/// <summary>
/// Cuts Markdown into blocks, one line after the other. It follows the block structure of CommonMark with GitHub's tables,
/// but keeps only what tells blocks apart: the depth of block quotes and the columns where open list items have their content.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="open">What is open.</param>
/// <param name="spans">Reads what stands in blocks other than code and HTML.</param>
internal ref struct MarkdownScanner(ReadOnlySpan<char> text, MarkdownState open, MarkdownSpans spans)
{
    private const int CodeIndent = 4;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly MarkdownState _open = open;
    private MarkdownCursor _cursor = new(text);
    private MarkdownBlocks _blocks = new(text, spans);
    private MarkdownComments _comments = new(text);

    // the open block, as far as it stands in this text
    private int _start = 0;
    private int _end = 0;
    private int _lastLine = 0; // where its last line begins

    /// <summary>Whether the cursor is indented so far that code begins, unless a paragraph goes on.</summary>
    private readonly bool IsCodeIndented => _cursor.Column - Math.Max(_cursor.Origin, _open.Items.Around(_cursor.Column)) >= CodeIndent;

    internal void Add(FrontMatter frontMatter) => _blocks.Code(frontMatter.Start, frontMatter.End);

    /// <summary>The blocks, among them the open one as far as it goes.</summary>
    /// <param name="length">Length of the text that lines were taken from; the next text begins there.</param>
    internal Block[] Finish(int length)
    {
        AddOpen();
        _open.CommentEnd = Math.Max(_open.CommentEnd - length, -1);
        return _blocks.ToArray();
    }

    /// <summary>Takes the rest of a line whose beginning stood in the text before this one.</summary>
    internal void RestOfLine(int start, int end)
    {
        _cursor.GoTo(LeaveComment(start, end), end);
        _cursor.SkipSpace();

        if (_cursor.IsAtEnd)
            return;

        if (_open.Leaf == MarkdownLeaf.RawHtml)
            ContinueRawHtml();
        else if (_open.Leaf == MarkdownLeaf.Table)
            _blocks.Row(_cursor.At, _cursor.End);
        else if (_open.Leaf == MarkdownLeaf.None)
            Open(MarkdownLeaf.Paragraph, _open.Quotes);
        else
            Extend();
    }

    internal void Line(int start, int end)
    {
        _cursor.GoTo(start, end);

        if (_open.Leaf == MarkdownLeaf.FencedCode && ContinuesFence())
            return;

        if (_open.Leaf == MarkdownLeaf.RawHtml)
        {
            ContinueRawHtml();
            return;
        }

        var behindComment = LeaveComment(start, end);

        if (end <= _open.CommentEnd)
            return;

        _cursor.GoTo(behindComment, end);
        var quotes = SkipQuotes(int.MaxValue);

        if (_cursor.IsAtEnd)
        {
            Blank();
            return;
        }

        // a paragraph goes on, lazily, where its quote marks are left out; nothing else does
        if (quotes > _open.Quotes || (quotes < _open.Quotes && _open.Leaf != MarkdownLeaf.Paragraph))
            Close();

        Content(quotes);
    }

    /// <summary>Reads what stands after the markers of block quotes, and goes on within list items that begin here.</summary>
    private void Content(int quotes)
    {
        var noBreakBefore = 0;

        while (true)
        {
            var line = _cursor.Rest;
            var continues = _open.Leaf == MarkdownLeaf.Paragraph;
            var isInside = continues && quotes == _open.Quotes && _cursor.Column >= _open.Items.Innermost;

            if (_open.Leaf == MarkdownLeaf.Html)
            {
                Extend();
                return;
            }

            if (IsCodeIndented && _open.Leaf != MarkdownLeaf.Table)
            {
                if (continues || _open.Leaf == MarkdownLeaf.IndentedCode)
                    Extend();
                else
                    Open(MarkdownLeaf.IndentedCode, quotes);
                return;
            }

            if (_open.Leaf == MarkdownLeaf.IndentedCode)
                Close();

            if (isInside && (TableBegins(line) || Underline(line)))
                return;

            if (Heading(line) || Fence(line, quotes) || ThematicBreak(line, ref noBreakBefore))
                return;

            if (line[0] == '<')
            {
                if (SkipComment())
                {
                    if (_cursor.IsAtEnd)
                        return;
                    continue;
                }

                if (Html(line, quotes))
                    return;
            }

            if (Item(line, isInside))
            {
                quotes += SkipQuotes(int.MaxValue);
                if (_cursor.IsAtEnd)
                    return;
                continue;
            }

            if (_open.Leaf == MarkdownLeaf.Table)
                _blocks.Row(_cursor.At, _cursor.End);
            else if (continues)
                Extend();
            else if (MarkdownLine.IsLinkDefinition(line))
                _blocks.Define(line);
            else if (!(quotes > 0 && MarkdownLine.IsCalloutMark(line)))
                Open(MarkdownLeaf.Paragraph, quotes);

            return;
        }
    }

    private void Blank()
    {
        if (_open.Leaf != MarkdownLeaf.IndentedCode)
            Close();

        _open.ItemBegins = false;
    }

    private void Open(MarkdownLeaf leaf, int quotes)
    {
        var kind = _open.ItemBegins ? BlockKind.ListItem : BlockKind.Paragraph;
        Close();
        _open.Items.LeaveBeyond(_cursor.Column);
        (_open.Leaf, _open.Kind, _open.Quotes) = (leaf, kind, quotes);
        (_start, _lastLine, _end) = (_cursor.At, _cursor.At, _cursor.End);
    }

    private void Close()
    {
        AddOpen();
        _open.Leaf = MarkdownLeaf.None;
        _open.ItemBegins = false;
    }

    private void AddOpen()
    {
        switch (_open.Leaf)
        {
            case MarkdownLeaf.Paragraph:
                _blocks.Paragraph(_start, _end, _open.Kind);
                break;
            case MarkdownLeaf.Html:
                _blocks.Html(_start, _end, _open.Kind);
                break;
            case MarkdownLeaf.IndentedCode or MarkdownLeaf.FencedCode:
            case MarkdownLeaf.RawHtml when _open.RawEnd is "</pre>" or "</textarea>":
                _blocks.Code(_start, _end);
                break;
        }
    }

    /// <summary>Takes the rest of the line for the open block.</summary>
    private void Extend()
    {
        if (_start == _end)
            _start = _cursor.At;

        _lastLine = _cursor.At;
        _end = _cursor.End;
    }

    private bool Heading(ReadOnlySpan<char> line)
    {
        if (line[0] != '#' || MarkdownLine.HeadingLevel(line) is not (> 0 and var level))
            return false;

        Close();
        _open.Items.LeaveBeyond(_cursor.Column);
        var (start, end) = MarkdownLine.HeadingText(line, level);
        _blocks.Heading(_cursor.At + start, _cursor.At + end, level);
        return true;
    }

    /// <summary>A line of <c>=</c> or <c>-</c> makes the paragraph above it a heading.</summary>
    private bool Underline(ReadOnlySpan<char> line)
    {
        if (MarkdownLine.UnderlineLevel(line) is not (> 0 and var level))
            return false;

        _blocks.Heading(_start, _end, level);
        _open.Leaf = MarkdownLeaf.None;
        return true;
    }

    private bool ThematicBreak(ReadOnlySpan<char> line, ref int noBreakBefore)
    {
        // "- - - - x" asks this anew for each marker: what was found out by the first holds for all of them
        if (line[0] is not ('-' or '*' or '_') || _cursor.At < noBreakBefore)
            return false;

        var end = MarkdownLine.ThematicBreakEnd(line);

        if (end < line.Length || !MarkdownLine.HasThreeMarks(line))
        {
            noBreakBefore = _cursor.At + end;
            return false;
        }

        Close();
        _open.Items.LeaveBeyond(_cursor.Column);
        return true;
    }

    private bool Fence(ReadOnlySpan<char> line, int quotes)
    {
        if (line[0] is not ('`' or '~') || MarkdownLine.FenceLength(line) is not (> 0 and var length))
            return false;

        Open(MarkdownLeaf.FencedCode, quotes);
        (_open.Fence, _open.FenceLength, _open.FenceColumn) = (line[0], length, _open.Items.Innermost);
        _start = _end = _cursor.End;
        return true;
    }

    /// <summary>Takes the line for code; false if the code ended for want of a quote mark or of indentation.</summary>
    private bool ContinuesFence()
    {
        var quotes = SkipQuotes(_open.Quotes);

        if (quotes < _open.Quotes || (!_cursor.IsAtEnd && _cursor.Column < _open.FenceColumn))
        {
            Close();
            return false;
        }

        if (!_cursor.IsAtEnd && MarkdownLine.ClosesFence(_cursor.Rest, _open.Fence, _open.FenceLength))
            Close();
        else if (!_cursor.IsAtEnd)
            Extend();

        return true;
    }

    private bool Html(ReadOnlySpan<char> line, int quotes)
    {
        var tag = MarkdownLine.TagName(line);

        if (MarkdownLine.RawContentEnd(tag) is { } end && line[1] != '/')
        {
            Open(MarkdownLeaf.RawHtml, quotes);
            _open.RawEnd = end;
            ContinueRawHtml();
            return true;
        }

        if (!MarkdownLine.IsBlockTag(tag))
            return false;

        Open(MarkdownLeaf.Html, quotes);
        return true;
    }

    private void ContinueRawHtml()
    {
        Extend();

        if (_cursor.Rest.Contains(_open.RawEnd, StringComparison.OrdinalIgnoreCase))
            Close();
    }

    private bool SkipComment()
    {
        if (_comments.EndOf(_cursor.At) is not (>= 0 and var end))
            return false;

        Close();
        _open.CommentEnd = end;
        _cursor.Skip(LeaveComment(_cursor.At, _cursor.End) - _cursor.At);
        _cursor.SkipSpace();
        _cursor.Origin = _cursor.Column;
        return true;
    }

    /// <summary>Leaves out what stands in a comment at the beginning of a line, or of the rest of one.</summary>
    /// <returns>Where the line goes on.</returns>
    private readonly int LeaveComment(int start, int end)
    {
        var commentEnd = Math.Clamp(_open.CommentEnd, start, end);
        _blocks.LeaveOut(start, commentEnd);
        return commentEnd;
    }

    private bool Item(ReadOnlySpan<char> line, bool isInside)
    {
        var marker = ListMarker.Read(line, ListMarker.MarkdownBullets);

        if (marker.Length == 0)
            return false;

        // "1986. A great year." in the middle of a paragraph is no list, nor is a lone dash
        if (isInside && (marker.Number != 1 || line[marker.Length..].IsWhiteSpace()))
            return false;

        Close();
        _open.Items.LeaveBeyond(_cursor.Column);
        _cursor.Skip(marker.Length);

        var afterMarker = _cursor.Column;
        _cursor.SkipSpace();

        // after more space than that, the content is indented code
        var isCode = _cursor.Column - afterMarker > CodeIndent;
        _cursor.Origin = _cursor.IsAtEnd || isCode ? afterMarker + 1 : _cursor.Column;
        _open.Items.Add(_cursor.Origin);
        _open.ItemBegins = true;

        if (!isCode && _cursor.Rest is ['[', ' ' or 'x' or 'X', ']', ' ', ..])
        {
            _cursor.Skip("[ ] ".Length);
            _cursor.Origin = _cursor.Column;
        }

        return true;
    }

    private bool TableBegins(ReadOnlySpan<char> line)
    {
        if (!MarkdownLine.IsTableDelimiter(line) || !_text[_lastLine.._end].Contains('|'))
            return false;

        var (header, end) = (_lastLine, _end);
        _end = header;

        if (_start < header)
            Close();

        _open.Leaf = MarkdownLeaf.Table;
        _blocks.Row(header, end);
        return true;
    }

    /// <summary>Skips white space and up to so many block quote markers.</summary>
    /// <returns>The number of markers.</returns>
    private int SkipQuotes(int most)
    {
        for (var quotes = 0; ; quotes++)
        {
            _cursor.SkipSpace();

            if (_cursor.IsAtEnd || quotes == most || _text[_cursor.At] != '>' || IsCodeIndented)
                return quotes;

            _cursor.Skip(_cursor.Rest is ['>', ' ', ..] ? 2 : 1);
            _cursor.Origin = _cursor.Column;
        }
    }
}
