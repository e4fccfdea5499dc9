namespace DocumentSearch.Extract.Formats;

/// <summary>Takes the blocks of Markdown, and has what stands in them read.</summary>
/// <param name="text">The text.</param>
/// <param name="spans">Reads what stands in blocks other than code.</param>
internal ref struct MarkdownBlocks(ReadOnlySpan<char> text, MarkdownSpans spans)
{
    private readonly ReadOnlySpan<char> _text = text;
    private BlockList _blocks = new(text);
    private MarkdownSpans _spans = spans;

    /// <summary>The blocks so far.</summary>
    internal readonly Block[] ToArray() => _blocks.ToArray();

    /// <summary>Adds what is read as it is written.</summary>
    internal void Code(int start, int end) => _blocks.Add(start, end, BlockKind.Code);

    /// <summary>Adds a paragraph or item, if a reader sees any of it.</summary>
    internal void Paragraph(int start, int end, BlockKind kind)
    {
        if (!IsSeen(start, end))
            return;

        _blocks.Add(start, end, kind);
        _spans.Read(start, end);
    }

    /// <summary>Adds a block of HTML, if a reader sees any of it.</summary>
    internal void Html(int start, int end, BlockKind kind)
    {
        if (IsSeen(start, end))
            _blocks.Add(start, end, kind);

        _spans.ReadTags(start, end);
    }

    /// <summary>Adds a heading.</summary>
    internal void Heading(int start, int end, int level)
    {
        _blocks.Add(start, end, BlockKind.Heading, level);
        _spans.Read(start, end, isHeading: true);
    }

    /// <summary>Adds a row of a table, without the bars at its ends.</summary>
    internal void Row(int start, int end)
    {
        var row = _text[start..end].TrimEnd();
        var inner = row.TrimEnd('|');
        var skipped = inner.Length - inner.TrimStart('|').Length;
        _blocks.Add(start + skipped, start + inner.Length, BlockKind.TableRow);
        _spans.Read(start + skipped, start + inner.Length);
    }

    /// <summary>Takes the definition of a label, which is no block.</summary>
    internal readonly void Define(ReadOnlySpan<char> line) => _spans.Define(line);

    /// <summary>Leaves out a piece of a line that is no part of a block.</summary>
    internal readonly void LeaveOut(int start, int end) => _spans.LeaveOut(start, end);

    private readonly bool IsSeen(int start, int end) =>
        _text[start..end] is var block && (!block.StartsWith('<') || MarkdownLine.HasTextOutsideTags(block));
}
