using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Opens a document, with the help of what is left of it where it is damaged.</summary>
internal static class PdfOpening
{
    /// <summary>How deep objects are read within each other.</summary>
    internal const int MaxNesting = 256;

    private static readonly ExtractResult.Skipped Encrypted = new(SkipReason.Encrypted, "it is protected by a password");
    private static readonly ExtractResult.Skipped Damaged =
        new(SkipReason.Corrupt, "its list of objects is damaged and they cannot be found otherwise");

    /// <summary>Opens a document.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="skipped">Why it could not be opened; null if it was.</param>
    /// <returns>The document, or null.</returns>
    internal static PdfDocument? Open(ReadOnlyMemory<byte> content, PdfOptions options, out ExtractResult.Skipped? skipped)
    {
        content = XrefWidths.WithoutExcess(content);

        var document = TryOpen(content, options, out skipped);
        if (document is not null || skipped is not null)
            return document;

        options.Task.Cancel.ThrowIfCancellationRequested();

        if (RebuiltFile.Of(content, options) is { } rebuilt && TryOpen(rebuilt, options, out skipped) is { } repaired)
            return repaired;

        skipped ??= Damaged;
        return null;
    }

    /// <summary>Opens a document as it is.</summary>
    /// <returns>
    /// The document; null if it is encrypted, and <paramref name="skipped"/> says so, or if it is damaged or has no pages.
    /// </returns>
    private static PdfDocument? TryOpen(ReadOnlyMemory<byte> content, PdfOptions options, out ExtractResult.Skipped? skipped)
    {
        skipped = null;
        PdfDocument? document = null;

        try
        {
            document = PdfDocument.Open(content, options);
            if (document.NumberOfPages > 0)
                return document;
        }
        catch (PdfDocumentEncryptedException)
        {
            skipped = Encrypted;
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException or ExtractLimitException))
        {
        }

        document?.Dispose();
        return null;
    }
}
