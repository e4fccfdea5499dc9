using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Formats.Html;

/// <summary>Reads files of HTML and XHTML.</summary>
internal sealed class HtmlPage : ITextExtractor
{
    // the tokenizer keeps a buffer as long as its source beside that and the text, which together must fit into a worker's memory
    private const int MaxSourceBytes = 48 << 20;

    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        var source = content.Span[..Math.Min(content.Length, MaxSourceBytes)];

        // browsers pass over NUL bytes, however many
        if ((TextDecoder.Decode(source) ?? TextDecoder.Decode(WithoutNul(source))) is not { } decoded)
            return TextDecoder.NotText;

        var text = new TextBuilder(task);
        var facts = HtmlReader.Read(decoded.Text, IsXml(decoded.Text), text, task);
        var document = text.Finish(format.Name, decoded.Encoding.Name);

        if (document.Blocks.Count == 0)
            return new ExtractResult.Skipped(SkipReason.NoText, "the page holds no text");

        return new ExtractResult.Ok(document with
        {
            Title = facts.Title ?? FirstHeading(document),
            Date = facts.Date,
            Properties = facts.Properties,
            ReplacedSequences = decoded.ReplacedSequences,
            IsCutOff = document.IsCutOff || content.Length > MaxSourceBytes,
        });
    }

    // a declaration of XML is what no page has that was only made for browsers
    private static bool IsXml(ReadOnlySpan<char> source) => source.TrimStart().StartsWith("<?xml ", StringComparison.Ordinal);

    private static byte[] WithoutNul(ReadOnlySpan<byte> source)
    {
        var kept = new byte[source.Length - source.Count((byte)0)];
        var length = 0;

        foreach (var b in source)
        {
            if (b != 0)
                kept[length++] = b;
        }

        return kept;
    }

    private static string? FirstHeading(ExtractedText document)
    {
        foreach (var block in document.Blocks)
        {
            if (block is { Kind: BlockKind.Heading, Level: 1 })
                return document.Text[block.Start..block.End].ReplaceLineEndings(" ");
        }

        return null;
    }
}
