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

        var result = Read(decoded, IsXml(decoded.Text), format.Name, task);
        return result is ExtractResult.Ok { Document: var document } && content.Length > MaxSourceBytes
            ? new ExtractResult.Ok(document with { IsCutOff = true })
            : result;
    }

    /// <summary>Reads a page that is decoded.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="isXml">Whether it is read as XHTML.</param>
    /// <param name="format">Name of its format.</param>
    /// <param name="task">Bounds.</param>
    internal static ExtractResult Read(DecodedText source, bool isXml, string format, ExtractionTask task)
    {
        var text = new TextBuilder(task);
        var facts = HtmlReader.Read(source.Text, isXml, text, task);
        var document = text.Finish(format, source.Encoding.Name);

        if (document.Blocks.Count == 0 && facts.Title is null)
            return new ExtractResult.Skipped(SkipReason.NoText, "the page holds no text");

        return new ExtractResult.Ok(document with
        {
            Title = facts.Title ?? document.FirstHeading,
            Date = facts.Date,
            Properties = facts.Properties,
            ReplacedSequences = source.ReplacedSequences,
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
}
