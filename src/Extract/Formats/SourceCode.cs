namespace DocumentSearch.Extract.Formats;

/// <summary>Reads programs, configuration and data: runs of lines between blank lines are the blocks.</summary>
internal sealed class SourceCode : TextStructure
{
    /// <inheritdoc/>
    private protected override Block[] Read(ReadOnlySpan<char> text, int length, bool isInLine, CancellationToken cancel)
    {
        var blocks = new BlockList(text);
        var lines = new LineReader(text[..length]);
        var start = 0;

        while (lines.MoveNext())
        {
            cancel.ThrowIfCancellationRequested();

            if (text[lines.Start..lines.End].IsWhiteSpace())
            {
                blocks.Add(start, lines.Start, BlockKind.Code);
                start = lines.End;
            }
        }

        blocks.Add(start, length, BlockKind.Code);
        return blocks.ToArray();
    }
}
