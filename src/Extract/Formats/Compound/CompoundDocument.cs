using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats.LegacyOffice;
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
        ("PP40", "PowerPoint 4 presentation"),
        ("PP97_DUALSTORAGE", "PowerPoint 95 presentation"),
        ("HwpSummaryInformation", "Hangul document"),
        ("Catalog", "thumbnail cache"),
        ("Props9", "Project plan"),
    ];

    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        var file = CompoundFile.Open(content, task);
        return Read(file, file.Root, task);
    }

    /// <summary>Whether a storage holds a document that is read.</summary>
    internal static bool IsRead(CompoundEntry storage) =>
        storage.Stream(OutlookProperties.StreamName) is not null
        || storage.Stream(WordDocument.StreamName) is not null
        || storage.Stream(SlideShow.StreamName) is not null
        || ExcelWorkbook.Find(storage) is not null;

    /// <summary>Reads the document in a storage.</summary>
    internal static ExtractResult Read(CompoundFile file, CompoundEntry storage, ExtractionTask task)
    {
        if (storage.Stream("EncryptedPackage") is not null || storage.Stream("\u0009DRMContent") is not null)
            return new ExtractResult.Skipped(SkipReason.Encrypted, "it is protected by a password");
        if (storage.Stream(OutlookProperties.StreamName) is not null)
            return OutlookMessage.Read(file, storage, OutlookCodePage.Unknown, task);
        if (storage.Stream(WordDocument.StreamName) is not null)
            return WordDocument.Read(file, storage, task);
        if (storage.Stream(SlideShow.StreamName) is not null)
            return SlideShow.Read(file, storage, task);
        if (ExcelWorkbook.Find(storage) is not null)
            return ExcelWorkbook.Read(file, storage, task);
        if (EmbeddedObjects.ReadWrapped(file, storage, "object", task))
            return new ExtractResult.Skipped(SkipReason.NoText, "it holds an object, and no text of its own");

        var name = Array.Find(NotRead, n => storage.Entries.Exists(e => e.Name.EndsWith(n.Stream, StringComparison.Ordinal))).Name
            ?? BinaryExtensions.Refine(Signatures.Ole, Path.GetExtension(task.FileName));
        return TextExtraction.NotRead(task.FileName, DocumentFormat.Unsupported(name));
    }
}
