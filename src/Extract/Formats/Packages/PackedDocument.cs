using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats.Archives;
using DocumentSearch.Extract.Formats.Epub;
using DocumentSearch.Extract.Formats.Office;
using DocumentSearch.Extract.Formats.OpenDocument;

namespace DocumentSearch.Extract.Formats.Packages;

/// <summary>Tells by the parts of a zip file what it is, and has it read as that.</summary>
internal sealed class PackedDocument : ITextExtractor
{
    private static readonly ArchiveFile Archive = new();

    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        ZipPackage package;

        try
        {
            package = ZipPackage.Open(content, task);
        }
        // without a list of its parts, only its name says that it is an archive and no document
        catch (InvalidDataException) when (Path.GetExtension(task.FileName).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return Archive.Extract(content, format, task);
        }

        using (package)
            return Extract(package, content, format, task);
    }

    private static ExtractResult Extract(ZipPackage package, ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        if (OfficePackage.Find(package, task) is { } office)
            return office.Extract();

        var mediaType = MediaTypePart.Read(package);

        if (EpubBook.Is(package, mediaType))
            return EpubBook.Read(package, task);

        if (OpenDocumentFile.Is(package, mediaType))
            return OpenDocumentFile.Read(package, task);

        // programs come in zip files as well, which hold little that anybody looks for
        var name = BinaryExtensions.Refine(Signatures.Zip, Path.GetExtension(task.FileName));
        return name == Signatures.Zip
            ? Archive.Extract(content, format, task)
            : TextExtraction.NotRead(task.FileName, DocumentFormat.Unsupported(name));
    }
}
