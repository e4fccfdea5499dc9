using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Formats;

/// <summary>
/// Reads Markdown. The text stays the raw source, so that every offset is one in the file;
/// the structure is found by a scan that goes over each line once, whatever its nesting.
/// </summary>
internal sealed class Markdown : ITextExtractor
{
    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractLimits limits, CancellationToken cancel)
    {
        if (TextDecoder.Decode(content.Span) is not { } decoded)
            return TextDecoder.NotText;

        ReadOnlySpan<char> text = decoded.Text;
        var frontMatter = FrontMatter.Find(text);
        var scanner = new MarkdownScanner(text);
        scanner.Add(frontMatter);

        var lines = new LineReader(text, frontMatter.Next);

        while (lines.MoveNext())
        {
            cancel.ThrowIfCancellationRequested();
            scanner.Line(lines.Start, lines.End);
        }

        var blocks = scanner.Finish();
        return decoded.ToResult(format, blocks, frontMatter.Title ?? TitleOf(text, blocks));
    }

    /// <summary>The first heading that says anything.</summary>
    private static string? TitleOf(ReadOnlySpan<char> text, Block[] blocks)
    {
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Heading && MarkdownInline.PlainText(text[block.Start..block.End]) is { Length: > 0 } title)
                return title;
        }

        return null;
    }
}
