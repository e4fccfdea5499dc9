using DocumentSearch.Extract.Formats.Compound;

namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>Reads documents of Word 6 to 2003 ([MS-DOC]).</summary>
internal static class WordDocument
{
    /// <summary>The stream by which a document is known.</summary>
    internal const string StreamName = "WordDocument";

    /// <summary>Reads a document.</summary>
    internal static ExtractResult Read(CompoundFile file, CompoundEntry document, ExtractionTask task)
    {
        var stream = file.Read(document.Stream(StreamName)!);

        if (WordHeader.Read(stream) is not { } header)
            return new ExtractResult.Skipped(SkipReason.UnsupportedFormat, "Word document of a version before 6 is not a supported format");
        if (header.IsEncrypted)
            return new ExtractResult.Skipped(SkipReason.Encrypted, "it is protected by a password");

        // Word 6 and 95 keep their tables beside the text
        var tables = !header.IsUnicode ? stream
            : document.Stream(header.TableName) is { } table ? file.Read(table)
            : throw new InvalidDataException("its table of pieces is missing");
        var pieces = WordPieces.Read(header, stream, tables, header.IsUnicode ? LegacyCodePage.Western : LegacyCodePage.OfLanguage(header.Language), task);
        var text = new TextBuilder(task);
        new WordText(pieces, new WordParagraphs(header, stream, tables), text).Write(header.Lengths);
        EmbeddedObjects.Read(file, document.Storage("ObjectPool"), task);

        if (text.IsEmpty)
            return new ExtractResult.Skipped(SkipReason.NoText, "it holds no text");

        var summary = SummaryInformation.Of(file, document);
        return new ExtractResult.Ok(text.Finish("doc") with
        {
            Title = summary.Title,
            Date = summary.Date,
            Properties = summary.Properties,
            Loss = pieces.IsTruncated || file.IsTruncated ? "parts of it are missing" : null,
        });
    }
}
