using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats;
using DocumentSearch.Extract.Formats.Archives;
using DocumentSearch.Extract.Formats.Compound;
using DocumentSearch.Extract.Formats.Html;
using DocumentSearch.Extract.Formats.Mail;
using DocumentSearch.Extract.Formats.Packages;
using DocumentSearch.Extract.Formats.Pdf;
using DocumentSearch.Extract.Formats.Rtf;
using DocumentSearch.Extract.Formats.Xml;

namespace DocumentSearch.Extract;

/// <summary>Which extractor reads which format.</summary>
internal static class ExtractorTable
{
    private static readonly RawText RawText = new();
    private static readonly XmlDocumentText XmlDocumentText = new(RawText);
    private static readonly HtmlPage HtmlPage = new();
    private static readonly PackedDocument PackedDocument = new();
    private static readonly PdfExtractor Pdf = new();
    private static readonly CompoundDocument CompoundDocument = new();
    private static readonly ArchiveFile ArchiveFile = new();
    private static readonly MailFile MailFile = new();
    private static readonly RtfDocument RtfDocument = new();

    /// <summary>The extractor for a format, or null if it is not read.</summary>
    internal static ITextExtractor? Find(DocumentFormat format) => format.Kind switch
    {
        < FormatKind.Unsupported => RawText,
        FormatKind.Xml => XmlDocumentText,
        FormatKind.Html => HtmlPage,
        FormatKind.Zip => PackedDocument,
        FormatKind.Pdf => Pdf,
        FormatKind.Rtf => RtfDocument,
        FormatKind.CompoundFile => CompoundDocument,
        FormatKind.Mail => MailFile,
        FormatKind.Archive => ArchiveFile,
        _ => null,
    };
}
