using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats.Epub;
using DocumentSearch.Extract.Formats.OpenDocument;

namespace DocumentSearch.Extract.Formats.Packages;

/// <summary>Tells by the parts of a zip file what it is, and has it read as that.</summary>
internal sealed class PackedDocument : ITextExtractor
{
    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        using var package = ZipPackage.Open(content, task);

        var mediaType = MediaTypePart.Read(package);

        if (EpubBook.Is(package, mediaType))
            return EpubBook.Read(package, task);

        if (OpenDocumentFile.Is(package, mediaType))
            return OpenDocumentFile.Read(package, task);

        return new ExtractResult.Skipped(SkipReason.UnsupportedFormat, "zip archive is not a supported format");
    }
}
