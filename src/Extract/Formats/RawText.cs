using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Formats;

/// <summary>Reads the formats whose text is the raw source, so that every offset is one in the file.</summary>
internal sealed class RawText : ITextExtractor
{
    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        if (TextDecoder.Decode(content.Span) is not { } decoded)
            return TextDecoder.NotText;

        var text = decoded.Text;
        var structure = TextStructure.Of(format)!;
        structure.Begin(text);
        var blocks = structure.Read(text, text.Length, task.Cancel);

        return decoded.ToResult(format, blocks, structure);
    }
}
