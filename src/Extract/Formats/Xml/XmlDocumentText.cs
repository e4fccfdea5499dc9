using System.Xml;
using DocumentSearch.Extract.Detection;
using DocumentSearch.Extract.Formats.Html;
using DocumentSearch.Extract.Formats.OpenDocument;
using DocumentSearch.Extract.Formats.Packages;

namespace DocumentSearch.Extract.Formats.Xml;

/// <summary>
/// Reads files of XML: the text of their elements, or what a format within XML makes of it. What is not well-formed, what says most in
/// attributes, and what is too long to be held stays the file's own text.
/// </summary>
internal sealed class XmlDocumentText(ITextExtractor raw) : ITextExtractor
{
    private const string XhtmlNamespace = "http://www.w3.org/1999/xhtml";

    /// <inheritdoc/>
    public ExtractResult Extract(ReadOnlyMemory<byte> content, DocumentFormat format, ExtractionTask task)
    {
        var asText = format with { Kind = FormatKind.Text };

        if (content.Length > task.Limits.MaxHeldBytes)
            return raw.Extract(content, asText, task);

        if (TextDecoder.Decode(content.Span) is not { } decoded)
            return TextDecoder.NotText;

        try
        {
            return Read(decoded, format, task) ?? raw.Extract(content, asText, task);
        }
        catch (XmlException)
        {
            return raw.Extract(content, asText, task);
        }
    }

    private static ExtractResult? Read(DecodedText source, DocumentFormat format, ExtractionTask task)
    {
        using var xml = PartXml.Read(WithoutDeclaration(XmlReferences.Resolve(source.Text)));
        xml.MoveToContent();

        if (xml is { LocalName: "html", NamespaceURI: XhtmlNamespace or "" })
            return HtmlPage.Read(source, isXml: true, "html", task);

        if (xml.LocalName is "document" or "document-content" && OpenDocumentNames.Of(xml.NamespaceURI) == "office")
            return OpenDocumentFile.Read(xml, task);

        // the attributes of drawings are coordinates
        var isDrawing = xml.LocalName == "svg";
        var text = new TextBuilder(task);
        var reader = XmlTextReader.Read(xml, text, task);
        var document = text.Finish(format.Name, source.Encoding.Name);

        if (document.Blocks.Count == 0 && isDrawing)
            return new ExtractResult.Skipped(SkipReason.NoText, "the drawing holds no text");

        if (document.Blocks.Count == 0 || (reader.HoldsMoreInAttributes && !isDrawing))
            return null;

        return new ExtractResult.Ok(document with
        {
            Title = document.FirstHeading,
            Properties = new DocumentProperties { Language = reader.Language },
            ReplacedSequences = source.ReplacedSequences,
        });
    }

    /// <summary>What stands behind the declaration, which says nothing that is not known of decoded text.</summary>
    private static string WithoutDeclaration(string source)
    {
        var start = source.Length - source.AsSpan().TrimStart().Length;

        if (string.CompareOrdinal(source, start, "<?xml ", 0, 6) == 0 && source.IndexOf("?>", start, StringComparison.Ordinal) is > 0 and var end)
            start = end + 2;

        return start == 0 ? source : source[start..];
    }
}
