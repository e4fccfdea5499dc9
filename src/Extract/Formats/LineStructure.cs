namespace DocumentSearch.Extract.Formats;

/// <summary>The structure of a format that is told by looking at one line after the other. What it remembers of them are its fields.</summary>
internal abstract class LineStructure : TextStructure
{
    private BlockKind? _open;
    private bool _isFresh = true;
    private bool _hasBegun;

    /// <inheritdoc/>
    internal override int Begin(ReadOnlySpan<char> text)
    {
        var fields = new HeaderFields();
        State(text[..Math.Min(text.Length, MaxStatingLength)], fields);
        (Title, Date, Properties) = (fields.Title, fields.Date, fields.Properties);
        return 0;
    }

    /// <summary>Finds what a text says of itself.</summary>
    /// <param name="head">Its beginning.</param>
    /// <param name="fields">Takes it.</param>
    private protected virtual void State(ReadOnlySpan<char> head, HeaderFields fields)
    {
    }

    /// <summary>Takes a line of the text.</summary>
    private protected abstract void Line(ref LineScan scan);

    /// <summary>Takes the rest of a line whose beginning stood in the segment before.</summary>
    private protected virtual void RestOfLine(ref LineScan scan) => scan.Take(BlockKind.Paragraph);

    /// <summary>What a reader sees of the first heading, which is the title where none is stated; empty if it says nothing.</summary>
    private protected virtual string TitleOf(ReadOnlySpan<char> heading) => "";

    /// <summary>Called where a segment of some length ends, from which offsets are counted anew.</summary>
    private protected virtual void Leave(int length)
    {
    }

    /// <inheritdoc/>
    private protected sealed override Block[] Read(ReadOnlySpan<char> text, int length, bool isInLine, CancellationToken cancel)
    {
        var scan = new LineScan(text, length, _open, _isFresh);

        for (; scan.MoveNext(); isInLine = false)
        {
            cancel.ThrowIfCancellationRequested();

            if (isInLine)
                RestOfLine(ref scan);
            else
                Line(ref scan);
        }

        Leave(length);
        (_open, _isFresh) = (scan.Open, scan.IsFresh);
        var blocks = scan.Finish();

        if (!_hasBegun)
            Title ??= TitleAmong(blocks, text);

        _hasBegun = true;
        return blocks;
    }

    private string? TitleAmong(Block[] blocks, ReadOnlySpan<char> text)
    {
        const int MaxLength = 500; // what is longer is no title

        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Heading && block.End - block.Start <= MaxLength && TitleOf(text[block.Start..block.End]) is { Length: > 0 } title)
                return title;
        }

        return null;
    }
}
