using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats.Epub;
using DocumentSearch.Extract.Formats.Office;

namespace DocumentSearch.Extract.Formats.Packages;

/// <summary>Tells by the parts of a zip file what it is, and has it read as that.</summary>
internal sealed class PackedDocument : ITextExtractor
{
    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        using var package = ZipPackage.Open(content, task);

        if (OfficePackage.Find(package, task) is { } office)
            return office.Extract();

        var mediaType = MediaTypePart.Read(package);

        if (EpubBook.Is(package, mediaType))
            return EpubBook.Read(package, task);

        return new ExtractResult.Skipped(SkipReason.UnsupportedFormat, "zip archive is not a supported format");
    }
}
