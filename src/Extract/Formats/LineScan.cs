namespace DocumentSearch.Extract.Formats;

/// <summary>
/// Goes through the lines of a segment and collects its blocks. The last of them may be open: it takes further lines until it is closed,
/// those of the next segment included.
/// </summary>
/// <param name="text">The segment, and as much of what follows it as is at hand.</param>
/// <param name="length">Length of the segment.</param>
/// <param name="open">Kind of the block that the segment before left open; null if it left none.</param>
/// <param name="isFresh">Whether that block has no text yet.</param>
internal ref struct LineScan(ReadOnlySpan<char> text, int length, BlockKind? open = null, bool isFresh = true)
{
    private const int TabStop = 8;

    private readonly ReadOnlySpan<char> _text = text;
    private LineReader _lines = new(text[..length]);
    private BlockList _blocks = new(text);

    // the open block, as far as it stands in this segment
    private int _start = 0;
    private int _end = 0;

    /// <summary>The segment, and as much of what follows it as is at hand.</summary>
    internal readonly ReadOnlySpan<char> Text => _text;

    /// <summary>Length of the segment.</summary>
    internal readonly int Length => length;

    /// <summary>Where the line has its first character that is no white space; its end if it is blank.</summary>
    internal int At { get; private set; } = 0;

    /// <summary>Where it ends, without white space at its end.</summary>
    internal int End { get; private set; } = 0;

    /// <summary>Columns of white space that the line begins with; a tab goes to the next multiple of eight.</summary>
    internal int Indent { get; private set; } = 0;

    /// <summary>Kind of the open block; null if none is open.</summary>
    internal BlockKind? Open { get; private set; } = open;

    /// <summary>The line without white space around it.</summary>
    internal readonly ReadOnlySpan<char> Line => _text[At..End];

    internal readonly bool IsBlank => At == End;

    /// <summary>Whether no text of an open block stands before the place at hand.</summary>
    internal bool IsFresh { get; private set; } = isFresh;

    /// <summary>Goes to the next line.</summary>
    /// <returns>False if the segment has no more.</returns>
    internal bool MoveNext()
    {
        if (!_lines.MoveNext())
            return false;

        var line = _text[_lines.Start.._lines.End];
        (var space, Indent) = SpaceBefore(line);
        At = _lines.Start + space;
        End = Math.Max(At, _lines.Start + line.TrimEnd().Length);
        return true;
    }

    /// <summary>A line that follows, without white space at its end; empty if it is blank, if there is none, or if it is not at hand.</summary>
    /// <param name="lines">How many lines further it stands, from 1.</param>
    internal readonly ReadOnlySpan<char> Following(int lines = 1)
    {
        var reader = new LineReader(_text, _lines.Next);

        while (lines-- > 0)
        {
            if (!reader.MoveNext())
                return default;
        }

        return _text[reader.Start..reader.End].TrimEnd();
    }

    /// <summary>Columns of white space that the next line begins with; 0 if it is blank.</summary>
    internal readonly int FollowingIndent => SpaceBefore(Following()).Columns;

    /// <summary>Adds a range to the open block, or opens one with it, unless it is blank.</summary>
    internal void Take(int start, int end, BlockKind kind)
    {
        while (start < end && char.IsWhiteSpace(_text[start]))
            start++;

        if (start >= end)
            return;

        Open ??= kind;

        if (_start == _end)
            _start = start;

        (_end, IsFresh) = (end, false);
    }

    /// <summary>Adds the line to the open block, or opens one with it.</summary>
    internal void Take(BlockKind kind) => Take(At, End, kind);

    /// <summary>Opens a block, whose text is still to come.</summary>
    internal void Begin(BlockKind kind)
    {
        Close();
        Open = kind;
    }

    /// <summary>Ends the open block, if one is open.</summary>
    internal void Close()
    {
        if (Open is { } kind)
            _blocks.Add(_start, _end, kind);

        (Open, IsFresh, _start, _end) = (null, true, 0, 0);
    }

    /// <summary>Adds a whole block, behind the open one.</summary>
    internal void Add(int start, int end, BlockKind kind, int level = 0)
    {
        Close();
        _blocks.Add(start, end, kind, level);
    }

    private static (int Length, int Columns) SpaceBefore(ReadOnlySpan<char> line)
    {
        var (length, columns) = (0, 0);

        for (; length < line.Length && char.IsWhiteSpace(line[length]); length++)
            columns += line[length] == '\t' ? TabStop - (columns % TabStop) : 1;

        return (length, columns);
    }

    /// <summary>The blocks, among them the open one as far as it goes.</summary>
    internal Block[] Finish()
    {
        Close();
        return _blocks.ToArray();
    }
}
