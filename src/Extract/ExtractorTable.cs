using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats;

namespace DocumentSearch.Extract;

/// <summary>Which extractor reads which format.</summary>
internal static class ExtractorTable
{
    private static readonly PlainText PlainText = new();
    private static readonly Markdown Markdown = new();
    private static readonly SourceCode SourceCode = new();

    /// <summary>The extractor for a format, or null if it is not read.</summary>
    internal static ITextExtractor? Find(DocumentFormat format) => format.Kind switch
    {
        FormatKind.Text => PlainText,
        FormatKind.Markdown => Markdown,
        FormatKind.SourceCode => SourceCode,
        _ => null,
    };
}
