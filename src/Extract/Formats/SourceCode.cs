using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Formats;

/// <summary>Reads programs, configuration and data: runs of lines between blank lines are the blocks.</summary>
internal sealed class SourceCode : ITextExtractor
{
    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractLimits limits, CancellationToken cancel)
    {
        if (TextDecoder.Decode(content.Span) is not { } decoded)
            return TextDecoder.NotText;

        return decoded.ToResult(format, FindBlocks(decoded.Text, cancel), title: null);
    }

    private static Block[] FindBlocks(ReadOnlySpan<char> text, CancellationToken cancel)
    {
        var blocks = new BlockList(text);
        var lines = new LineReader(text);
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

        blocks.Add(start, text.Length, BlockKind.Code);
        return blocks.ToArray();
    }
}
