using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats.Outlook;

namespace DocumentSearch.Extract.Formats.Compound;

/// <summary>Tells by the streams of a compound file what it is, and has it read as that.</summary>
internal sealed class CompoundDocument : ITextExtractor
{
    private static readonly (string Stream, string Name)[] NotRead =
    [
        ("VisioDocument", "Visio drawing"),
        ("Quill", "Publisher document"),
        ("MatOST", "Works document"),
        ("FileHeader", "Hangul document"),
        ("Catalog", "thumbnail cache"),
        ("Props9", "Project plan"),
    ];

    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        var file = CompoundFile.Open(content, task);
        var root = file.Root;

        if (root.Stream("EncryptedPackage") is not null || root.Storage("\u0006DataSpaces") is not null)
            return new ExtractResult.Skipped(SkipReason.Encrypted, "it is protected by a password");
        if (root.Stream(OutlookProperties.StreamName) is not null)
            return OutlookMessage.Read(file, root, OutlookCodePage.Unknown, task);

        var name = Array.Find(NotRead, n => root.Entries.Exists(e => e.Name.Equals(n.Stream, StringComparison.Ordinal))).Name;
        return new ExtractResult.Skipped(SkipReason.UnsupportedFormat, $"{name ?? Signatures.Ole} is not a supported format");
    }
}
