namespace DocumentSearch.Extract.Formats;

/// <summary>
/// Cuts Markdown into blocks, one line after the other. It follows the block structure of CommonMark with GitHub's tables,
/// but keeps only what tells blocks apart: the depth of block quotes and the columns where open list items have their content.
/// </summary>
internal ref struct MarkdownScanner(ReadOnlySpan<char> text)
{
    private const int CodeIndent = 4;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly MarkdownItems _items = new();
    private MarkdownCursor _cursor = new(text);
    private BlockList _blocks = new(text);

    // the block that is open
    private Leaf _leaf = Leaf.None;
    private BlockKind _kind = BlockKind.Paragraph;
    private int _start = 0;
    private int _end = 0;
    private int _lastLine = 0; // where its last line begins
    private int _quotes = 0;
    private bool _itemBegins = false; // a list marker was read and no content yet

    // the fence or closing tag that ends the open block
    private char _fence = '\0';
    private int _fenceLength = 0;
    private int _fenceColumn = 0;
    private string _rawEnd = "";

    private int _commentEnd = 0;
    private bool _commentsNeverEnd = false;

    private enum Leaf : byte
    {
        None,
        Paragraph,
        Table,
        IndentedCode,
        FencedCode,
        Html,
        RawHtml,
    }

    /// <summary>Whether the cursor is indented so far that code begins, unless a paragraph goes on.</summary>
    private readonly bool IsCodeIndented => _cursor.Column - Math.Max(_cursor.Origin, _items.Around(_cursor.Column)) >= CodeIndent;

    internal void Add(FrontMatter frontMatter) => _blocks.Add(frontMatter.Start, frontMatter.End, BlockKind.Code);

    internal Block[] Finish()
    {
        Close();
        return _blocks.ToArray();
    }

    internal void Line(int start, int end)
    {
        _cursor.GoTo(start, end);

        if (_leaf == Leaf.FencedCode && ContinuesFence())
            return;

        if (_leaf == Leaf.RawHtml)
        {
            ContinueRawHtml();
            return;
        }

        if (end <= _commentEnd)
            return;

        _cursor.GoTo(Math.Max(start, _commentEnd), end);
        var quotes = SkipQuotes(int.MaxValue);

        if (_cursor.IsAtEnd)
        {
            Blank();
            return;
        }

        // a paragraph goes on, lazily, where its quote marks are left out; nothing else does
        if (quotes > _quotes || (quotes < _quotes && _leaf != Leaf.Paragraph))
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
            var continues = _leaf == Leaf.Paragraph;
            var isInside = continues && quotes == _quotes && _cursor.Column >= _items.Innermost;

            if (_leaf == Leaf.Html)
            {
                _end = _cursor.End;
                return;
            }

            if (IsCodeIndented && _leaf != Leaf.Table)
            {
                if (continues)
                    ContinueParagraph();
                else
                    IndentedCode(quotes);
                return;
            }

            if (_leaf == Leaf.IndentedCode)
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

            if (_leaf == Leaf.Table)
                Row(_cursor.At, _cursor.End);
            else if (continues)
                ContinueParagraph();
            else if (!MarkdownLine.IsLinkDefinition(line) && !(quotes > 0 && MarkdownLine.IsCalloutMark(line)))
                Open(Leaf.Paragraph, quotes);

            return;
        }
    }

    private void Blank()
    {
        if (_leaf != Leaf.IndentedCode)
            Close();

        _itemBegins = false;
    }

    private void Open(Leaf leaf, int quotes)
    {
        var kind = _itemBegins ? BlockKind.ListItem : BlockKind.Paragraph;
        Close();
        _items.LeaveBeyond(_cursor.Column);
        (_leaf, _kind, _quotes) = (leaf, kind, quotes);
        (_start, _lastLine, _end) = (_cursor.At, _cursor.At, _cursor.End);
    }

    private void Close()
    {
        switch (_leaf)
        {
            case Leaf.Paragraph or Leaf.Html when _text[_start] != '<' || MarkdownLine.HasTextOutsideTags(_text[_start.._end]):
                _blocks.Add(_start, _end, _kind);
                break;
            case Leaf.IndentedCode or Leaf.FencedCode:
            case Leaf.RawHtml when _rawEnd is "</pre>" or "</textarea>":
                _blocks.Add(_start, _end, BlockKind.Code);
                break;
        }

        _leaf = Leaf.None;
        _itemBegins = false;
    }

    private void ContinueParagraph()
    {
        _lastLine = _cursor.At;
        _end = _cursor.End;
    }

    private void IndentedCode(int quotes)
    {
        if (_leaf == Leaf.IndentedCode)
            _end = _cursor.End;
        else
            Open(Leaf.IndentedCode, quotes);
    }

    private bool Heading(ReadOnlySpan<char> line)
    {
        if (line[0] != '#' || MarkdownLine.HeadingLevel(line) is not (> 0 and var level))
            return false;

        Close();
        _items.LeaveBeyond(_cursor.Column);
        var (start, end) = MarkdownLine.HeadingText(line, level);
        _blocks.Add(_cursor.At + start, _cursor.At + end, BlockKind.Heading, level);
        return true;
    }

    /// <summary>A line of <c>=</c> or <c>-</c> makes the paragraph above it a heading.</summary>
    private bool Underline(ReadOnlySpan<char> line)
    {
        if (MarkdownLine.UnderlineLevel(line) is not (> 0 and var level))
            return false;

        _blocks.Add(_start, _end, BlockKind.Heading, level);
        _leaf = Leaf.None;
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
        _items.LeaveBeyond(_cursor.Column);
        return true;
    }

    private bool Fence(ReadOnlySpan<char> line, int quotes)
    {
        if (line[0] is not ('`' or '~') || MarkdownLine.FenceLength(line) is not (> 0 and var length))
            return false;

        Open(Leaf.FencedCode, quotes);
        (_fence, _fenceLength, _fenceColumn) = (line[0], length, _items.Innermost);
        _start = _end = _cursor.End;
        return true;
    }

    /// <summary>Takes the line for code; false if the code ended for want of a quote mark or of indentation.</summary>
    private bool ContinuesFence()
    {
        var quotes = SkipQuotes(_quotes);

        if (quotes < _quotes || (!_cursor.IsAtEnd && _cursor.Column < _fenceColumn))
        {
            Close();
            return false;
        }

        if (!_cursor.IsAtEnd && MarkdownLine.ClosesFence(_cursor.Rest, _fence, _fenceLength))
            Close();
        else if (!_cursor.IsAtEnd)
            ExtendCode();

        return true;
    }

    private void ExtendCode()
    {
        if (_start == _end)
            _start = _cursor.At;
        _end = _cursor.End;
    }

    private bool Html(ReadOnlySpan<char> line, int quotes)
    {
        var tag = MarkdownLine.TagName(line);

        if (MarkdownLine.RawContentEnd(tag) is { } end && line[1] != '/')
        {
            Open(Leaf.RawHtml, quotes);
            _rawEnd = end;
            ContinueRawHtml();
            return true;
        }

        if (!MarkdownLine.IsBlockTag(tag))
            return false;

        Open(Leaf.Html, quotes);
        return true;
    }

    private void ContinueRawHtml()
    {
        _end = _cursor.End;

        if (_cursor.Rest.Contains(_rawEnd, StringComparison.OrdinalIgnoreCase))
            Close();
    }

    private bool SkipComment()
    {
        const string Begin = "<!--";
        const string End = "-->";

        if (_commentsNeverEnd || !_cursor.Rest.StartsWith(Begin, StringComparison.Ordinal))
            return false;

        var length = _text[_cursor.At..].IndexOf(End);

        if (length < 0)
        {
            // said once, or many unclosed comments would each search to the end
            _commentsNeverEnd = true;
            return false;
        }

        Close();
        _commentEnd = _cursor.At + length + End.Length;
        _cursor.Skip(Math.Min(_commentEnd, _cursor.End) - _cursor.At);
        _cursor.SkipSpace();
        _cursor.Origin = _cursor.Column;
        return true;
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
        _items.LeaveBeyond(_cursor.Column);
        _cursor.Skip(marker.Length);

        var afterMarker = _cursor.Column;
        _cursor.SkipSpace();

        // after more space than that, the content is indented code
        var isCode = _cursor.Column - afterMarker > CodeIndent;
        _cursor.Origin = _cursor.IsAtEnd || isCode ? afterMarker + 1 : _cursor.Column;
        _items.Add(_cursor.Origin);
        _itemBegins = true;

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

        _leaf = Leaf.Table;
        Row(header, end);
        return true;
    }

    private void Row(int start, int end)
    {
        var row = _text[start..end].TrimEnd();
        var inner = row.TrimEnd('|');
        var skipped = inner.Length - inner.TrimStart('|').Length;
        _blocks.Add(start + skipped, start + inner.Length, BlockKind.TableRow);
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
