using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Reads the text of PDF documents (ISO 32000).</summary>
internal sealed class PdfExtractor : ITextExtractor
{
    // the library goes down one call for each object within another; only what is used of it takes memory
    private const int StackBytes = 64 << 20;

    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        ExtractResult? result = null;
        Exception? fault = null;
        var reading = new Thread(() => (result, fault) = Guarded(content, format, task), StackBytes) { Name = "pdf" };
        reading.Start();
        reading.Join();

        if (fault is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);

        return result!;
    }

    private static (ExtractResult?, Exception?) Guarded(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        // to be thrown where it is waited for
        try
        {
            return (Read(content, format, task), null);
        }
        catch (Exception fault)
        {
            return (null, fault);
        }
    }

    private static ExtractResult Read(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        var options = new PdfOptions(task);
        using var document = PdfOpening.Open(content, options, out var skipped);
        if (document is null)
            return skipped!;

        document.AddPageFactory<PageContent, PageReader>();
        return new PdfReading(document, options).Read(format);
    }
}
