using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats.Compound;

namespace DocumentSearch.Extract.Formats.Rtf;

/// <summary>Reads Rich Text Format.</summary>
internal sealed class RtfDocument : ITextExtractor
{
    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        var text = new TextBuilder(task);
        var interpreter = new RtfInterpreter(text, task);
        interpreter.Run(content.Span);

        foreach (var embedded in interpreter.Objects)
            EmbeddedObjects.ReadStream(embedded, task);

        if (text.IsEmpty)
            return new ExtractResult.Skipped(SkipReason.NoText, "it holds no text");

        return new ExtractResult.Ok(text.Finish(format.Name) with
        {
            Title = interpreter.Facts.Title,
            Date = interpreter.Facts.Date,
            Properties = interpreter.Facts.Properties,
            Loss = interpreter.IsTruncated ? "its end is missing" : null,
        });
    }
}
