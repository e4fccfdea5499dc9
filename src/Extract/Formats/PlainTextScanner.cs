namespace DocumentSearch.Extract.Formats;

/// <summary>Cuts plain text into blocks, one line after the other.</summary>
internal ref struct PlainTextScanner(ReadOnlySpan<char> text)
{
    private const string ColumnGap = "   "; // justified prose has gaps of two

    private readonly ReadOnlySpan<char> _text = text;
    private BlockList _blocks = new(text);

    // the block that is open, if _lines is not 0
    private BlockKind _kind = BlockKind.Paragraph;
    private int _start = 0;
    private int _end = 0;
    private int _lines = 0;
    private bool _isTable = false;

    internal void Heading(PlainTextTitle title) => _blocks.Add(title.Start, title.End, BlockKind.Heading, level: 1);

    internal void Line(int start, int end)
    {
        while (_text[start..end].IndexOf('\f') is >= 0 and var feed)
        {
            LineWithoutFeed(start, start + feed);
            Close();
            start += feed + 1;
        }

        LineWithoutFeed(start, end);
    }

    internal Block[] Finish()
    {
        Close();
        return _blocks.ToArray();
    }

    private void LineWithoutFeed(int start, int end)
    {
        var line = _text[start..end].Trim();

        if (line.IsEmpty)
        {
            Close();
            return;
        }

        var marker = ListMarker.Read(line, ListMarker.PlainTextBullets);
        var isItem = marker.Length > 0 && marker.Length < line.Length && CanBeginItem(marker);

        if (isItem || _lines == 0)
        {
            Close();
            _kind = isItem ? BlockKind.ListItem : BlockKind.Paragraph;
            _start = start;
            _isTable = !isItem;
        }

        _isTable = _isTable && (line.Contains('\t') || line.Contains(ColumnGap, StringComparison.Ordinal));
        _end = end;
        _lines++;
    }

    /// <summary>
    /// A number that a wrapped line of prose happens to begin with is no marker, unless a list is under way or announced.
    /// </summary>
    private readonly bool CanBeginItem(ListMarker marker) =>
        _lines == 0 || _kind == BlockKind.ListItem || marker.Number <= 1 || _text[_end - 1] == ':';

    private void Close()
    {
        if (_lines > 1 && _isTable)
            AddRows();
        else if (_lines > 0)
            _blocks.Add(_start, _end, _kind);

        _lines = 0;
    }

    private void AddRows()
    {
        var rows = new LineReader(_text[.._end], _start);

        while (rows.MoveNext())
            _blocks.Add(rows.Start, rows.End, BlockKind.TableRow);
    }
}
