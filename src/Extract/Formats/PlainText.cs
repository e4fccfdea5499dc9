using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Formats;

/// <summary>Reads plain text: paragraphs between blank lines, list items, and a first line that stands out as the title.</summary>
internal sealed class PlainText : ITextExtractor
{
    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractLimits limits, CancellationToken cancel)
    {
        if (TextDecoder.Decode(content.Span) is not { } decoded)
            return TextDecoder.NotText;

        var text = decoded.Text;
        var title = format == DocumentFormat.Text ? PlainTextTitle.Find(text) : default;
        var blocks = FindBlocks(text, title, cancel);

        return decoded.ToResult(format, blocks, title.Length > 0 ? text[title.Start..title.End] : null);
    }

    private static Block[] FindBlocks(ReadOnlySpan<char> text, PlainTextTitle title, CancellationToken cancel)
    {
        var scanner = new PlainTextScanner(text);

        if (title.Length > 0)
            scanner.Heading(title);

        var lines = new LineReader(text, title.Next);

        while (lines.MoveNext())
        {
            cancel.ThrowIfCancellationRequested();
            scanner.Line(lines.Start, lines.End);
        }

        return scanner.Finish();
    }
}
