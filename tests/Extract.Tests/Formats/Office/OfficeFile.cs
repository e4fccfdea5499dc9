using System.IO.Compression;
using System.Text;

namespace DocumentSearch.Extract.Tests.Formats.Office;

/// <summary>Makes small Office Open XML files.</summary>
internal static class OfficeFile
{
    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private const string Drawing = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
    private const string Used = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Alternate = "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

    /// <summary>A zip file of parts.</summary>
    internal static byte[] Zip(params (string Name, string Content)[] parts) =>
        ZipBytes([.. parts.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Content)))]);

    internal static byte[] ZipBytes(params (string Name, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();

        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>A text document with a body, and further parts.</summary>
    internal static byte[] Docx(string body, params (string Name, string Content)[] parts) =>
        Zip([("word/document.xml", $"<w:document {Word} {Drawing} {Used} {Alternate}><w:body>{body}</w:body></w:document>"), .. parts]);

    /// <summary>A part of a text document.</summary>
    internal static (string Name, string Content) WordPart(string name, string element, string content) =>
        ($"word/{name}.xml", $"<w:{element} {Word} {Drawing} {Used} {Alternate}>{content}</w:{element}>");

    /// <summary>The relationships of a part, each as "id type target".</summary>
    internal static (string Name, string Content) Relationships(string part, params string[] relationships) =>
        (part, $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relationships.Select(Relationship))}</Relationships>");

    /// <summary>A paragraph of a text document.</summary>
    internal static string P(string text, string properties = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    /// <summary>A presentation of slides, of which each has the number of its place here; further parts.</summary>
    internal static byte[] Pptx(string[] slides, params (string Name, string Content)[] parts)
    {
        var list = string.Concat(slides.Select((_, i) => $"<p:sldId r:id=\"rId{i + 1}\"/>"));

        return Zip(
        [
            ("ppt/presentation.xml", $"<p:presentation xmlns:p=\"p\" {Used}><p:sldIdLst>{list}</p:sldIdLst></p:presentation>"),
            Relationships("ppt/_rels/presentation.xml.rels", [.. slides.Select((_, i) => $"rId{i + 1} slide slides/slide{i + 1}.xml")]),
            .. slides.Select((slide, i) => ($"ppt/slides/slide{i + 1}.xml", $"<p:sld xmlns:p=\"p\" {Drawing} {Used} {Alternate}>{slide}</p:sld>")),
            .. parts,
        ]);
    }

    /// <summary>A shape of a slide; without a placeholder it is a text box.</summary>
    internal static string Shape(string? placeholder, params string[] paragraphs) =>
        $"<p:sp><p:nvSpPr><p:cNvPr id=\"1\" name=\"x\"/><p:nvPr>{(placeholder is null ? "" : $"<p:ph {placeholder}/>")}</p:nvPr></p:nvSpPr>"
        + $"<p:txBody>{string.Concat(paragraphs.Select(text => $"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>"))}</p:txBody></p:sp>";

    /// <summary>A workbook of one sheet; further parts.</summary>
    internal static byte[] Xlsx(string rows, params (string Name, string Content)[] parts) => Zip(
    [
        ("xl/workbook.xml", $"<workbook {Used}><sheets><sheet name=\"Budget\" r:id=\"rId1\"/></sheets></workbook>"),
        Relationships("xl/_rels/workbook.xml.rels", "rId1 worksheet worksheets/sheet1.xml"),
        ("xl/worksheets/sheet1.xml", $"<worksheet {Used}><sheetData>{rows}</sheetData></worksheet>"),
        .. parts,
    ]);

    private static string Relationship(string relationship) => relationship.Split(' ') is [var id, var type, var target]
        ? $"<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}\" Target=\"{target}\"/>"
        : throw new ArgumentException(relationship, nameof(relationship));
}
