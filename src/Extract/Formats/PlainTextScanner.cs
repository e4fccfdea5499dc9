namespace DocumentSearch.Extract.Formats;

/// <summary>Cuts plain text into blocks, one line after the other.</summary>
internal ref struct PlainTextScanner(ReadOnlySpan<char> text, PlainTextState open)
{
    private const string ColumnGap = "   "; // justified prose has gaps of two

    private readonly ReadOnlySpan<char> _text = text;
    private readonly PlainTextState _open = open;
    private BlockList _blocks = new(text);

    // the open block, as far as it stands in this text
    private int _start = 0;
    private int _end = 0;

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

    /// <summary>Takes the rest of a line whose beginning stood in the text before this one.</summary>
    internal void RestOfLine(int start, int end)
    {
        var rest = _text[start..end];

        if (rest.IndexOf('\f') is >= 0 and var feed)
        {
            RestOfLine(start, start + feed);
            Close();
            Line(start + feed + 1, end);
        }
        else if (!rest.IsWhiteSpace())
        {
            Add(start, end, BlockKind.Paragraph);
        }
    }

    /// <summary>The blocks, among them the open one as far as it goes.</summary>
    internal Block[] Finish()
    {
        AddOpen();
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

        if (marker.Length == 0)
            marker = ListMarker.ReadTyped(line);

        var isItem = marker.Length > 0 && marker.Length < line.Length && CanBeginItem(marker);

        if (isItem)
            Close();

        Add(start, end, isItem ? BlockKind.ListItem : BlockKind.Paragraph);
    }

    /// <summary>Adds a line to the open block, or begins one.</summary>
    private void Add(int start, int end, BlockKind kind)
    {
        if (_open.Lines == 0)
        {
            _open.Kind = kind;
            _open.IsTable = kind == BlockKind.Paragraph;
            _start = start;
        }

        var line = _text[start..end].Trim();
        _open.IsTable = _open.IsTable && (line.Contains('\t') || line.Contains(ColumnGap, StringComparison.Ordinal));
        _open.EndsWithColon = _text[end - 1] == ':';
        _open.Lines++;
        _end = end;
    }

    /// <summary>
    /// A number that a wrapped line of prose happens to begin with is no marker, unless a list is under way or announced.
    /// </summary>
    private readonly bool CanBeginItem(ListMarker marker) =>
        _open.Lines == 0 || _open.Kind == BlockKind.ListItem || marker.Number <= 1 || _open.EndsWithColon;

    private void Close()
    {
        AddOpen();
        _open.Lines = 0;
    }

    private void AddOpen()
    {
        if (_open.Lines > 1 && _open.IsTable)
            AddRows();
        else if (_open.Lines > 0)
            _blocks.Add(_start, _end, _open.Kind);
    }

    private void AddRows()
    {
        var rows = new LineReader(_text[.._end], _start);

        while (rows.MoveNext())
            _blocks.Add(rows.Start, rows.End, BlockKind.TableRow);
    }
}
