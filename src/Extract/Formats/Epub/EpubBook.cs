using DocumentSearch.Extract.Formats.Html;
using DocumentSearch.Extract.Formats.Packages;

namespace DocumentSearch.Extract.Formats.Epub;

/// <summary>Reads books in EPUB: their pages are XHTML, one after the other.</summary>
internal static class EpubBook
{
    private const string MediaType = "application/epub+zip";

    /// <summary>Whether a package is a book.</summary>
    /// <param name="package">The package.</param>
    /// <param name="mediaType">What it says that it is (<see cref="MediaTypePart"/>).</param>
    internal static bool Is(ZipPackage package, string? mediaType) => mediaType == MediaType || package.Has(EpubContainer.Name);

    /// <summary>Reads a book.</summary>
    internal static ExtractResult Read(ZipPackage book, ExtractionTask task)
    {
        var path = EpubContainer.FindPackage(book);
        var package = path is not null && book.Read(path) is { } content ? EpubPackage.Read(content, path) : null;
        var pages = package is { Spine.Count: > 0 } ? package.Spine : [.. book.Names.Where(IsPage)];
        var encrypted = EpubContainer.FindEncrypted(book);

        if (pages.Count > 0 && pages.TrueForAll(encrypted.Contains))
            return new ExtractResult.Skipped(SkipReason.Encrypted, "it is protected against copying");

        var text = new TextBuilder(task);
        var lost = 0;

        foreach (var page in pages)
        {
            task.Cancel.ThrowIfCancellationRequested();
            if (encrypted.Contains(page) || !TryRead(book, page, text, task))
                lost++;
        }

        if (text.IsEmpty)
            return new ExtractResult.Skipped(lost > 0 ? SkipReason.Corrupt : SkipReason.NoText, lost > 0 ? "none of its pages could be read" : "the book holds no text");

        return new ExtractResult.Ok(text.Finish("epub") with
        {
            Title = package?.Title,
            Date = package?.Date,
            Properties = package?.Properties ?? DocumentProperties.None,
            Loss = lost > 0 ? $"{lost} of {pages.Count} parts could not be read" : null,
        });
    }

    private static bool TryRead(ZipPackage book, string page, TextBuilder text, ExtractionTask task)
    {
        try
        {
            if (book.Read(page) is not { } source)
                return false;

            // a picture may be a page too
            if (!IsPage(page) && !IsMarkup(source))
                return true;

            if (TextDecoder.Decode(source) is not { } decoded)
                return false;

            // a table of contents repeats the headings
            HtmlReader.Read(decoded.Text, isXml: true, text, task, keepsNavigation: false);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsPage(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is ".xhtml" or ".html" or ".htm" or ".xht" or ".xml" or ".svg";

    private static bool IsMarkup(ReadOnlySpan<byte> source) => source.TrimStart<byte>([0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n']).StartsWith("<"u8);
}
