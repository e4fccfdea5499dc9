using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace DocumentSearch.Extract.Tests.Formats.Pdf;

/// <summary>Writes small PDF files, object by object.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> _objects = [[], []]; // the catalog and the root of the pages come last
    private readonly List<int> _pages = [];

    /// <summary>Entries of the catalog, beside the pages.</summary>
    public string Catalog { get; set; } = "";

    /// <summary>Entries of the trailer, beside the root.</summary>
    public string Trailer { get; set; } = "";

    /// <summary>Entries of the resources of all pages, beside the fonts F1 and B1, which is bold.</summary>
    public string Resources { get; set; } = "";

    /// <summary>A document with a page for each content.</summary>
    public static byte[] Of(params ReadOnlySpan<string> contents)
    {
        var file = new PdfFile();
        foreach (var content in contents)
            file.Page(content);

        return file.ToBytes();
    }

    /// <summary>Content that shows lines, each at its place.</summary>
    public static string Lines(params ReadOnlySpan<(double X, double Y, string Text)> lines)
    {
        var content = new StringBuilder("BT /F1 10 Tf\n");
        foreach (var (x, y, text) in lines)
            content.Append(CultureInfo.InvariantCulture, $"1 0 0 1 {x} {y} Tm ({text}) Tj\n");

        return content.Append("ET").ToString();
    }

    /// <summary>Adds an object.</summary>
    /// <returns>Its number.</returns>
    public int Object(string value)
    {
        _objects.Add(Encoding.Latin1.GetBytes(value));
        return _objects.Count;
    }

    /// <summary>Adds a stream.</summary>
    /// <returns>Its number.</returns>
    public int Stream(byte[] data, string entries = "")
    {
        var head = Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<</Length {data.Length} {entries}>>\nstream\n"));
        _objects.Add([.. head, .. data, .. "\nendstream"u8]);
        return _objects.Count;
    }

    /// <summary>Adds a stream that is packed.</summary>
    public int Packed(byte[] data, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var deflater = new ZLibStream(packed, CompressionLevel.SmallestSize))
            deflater.Write(data);

        return Stream(packed.ToArray(), "/Filter/FlateDecode " + entries);
    }

    /// <summary>Adds a page.</summary>
    /// <returns>The number of its object.</returns>
    public int Page(string content, string entries = "") => PageOf(Stream(Encoding.Latin1.GetBytes(content)), entries);

    /// <summary>Adds a page whose content is an object already.</summary>
    public int PageOf(int content, string entries = "")
    {
        const string Fonts = "/F1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> /B1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>";
        var page = Object(string.Create(CultureInfo.InvariantCulture,
            $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {content} 0 R/Resources<</Font<<{Fonts} {Font}>> {Resources}>> {entries}>>"));
        _pages.Add(page);
        return page;
    }

    /// <summary>Further fonts of all pages.</summary>
    public string Font { get; set; } = "";

    /// <summary>A font F2 whose codes 1, 2, … read as the texts given, half an em wide each.</summary>
    public void FontOf(params ReadOnlySpan<string> texts)
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n");
        map.Append(CultureInfo.InvariantCulture, $"{texts.Length} beginbfchar\n");
        for (var i = 0; i < texts.Length; i++)
            map.Append(CultureInfo.InvariantCulture, $"<{i + 1:X2}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(texts[i]))}>\n");

        var unicode = Stream(Encoding.ASCII.GetBytes(map.Append("endbfchar endcmap end").ToString()));
        var widths = string.Join(' ', Enumerable.Repeat("500", texts.Length));
        Font = string.Create(CultureInfo.InvariantCulture,
            $"/F2 <</Type/Font/Subtype/TrueType/BaseFont/Made/FontDescriptor<</Type/FontDescriptor/FontName/Made/Flags 4>>/FirstChar 1/LastChar {texts.Length}/Widths[{widths}]/ToUnicode {unicode} 0 R>>");
    }

    public byte[] ToBytes()
    {
        var kids = string.Join(' ', _pages.Select(p => $"{p} 0 R"));
        _objects[0] = Encoding.Latin1.GetBytes($"<</Type/Catalog/Pages 2 0 R {Catalog}>>");
        _objects[1] = Encoding.Latin1.GetBytes($"<</Type/Pages/Kids[{kids}]/Count {_pages.Count}>>");

        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\u00E2\u00E3\n"u8);
        var list = new StringBuilder($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");

        for (var i = 0; i < _objects.Count; i++)
        {
            list.Append(CultureInfo.InvariantCulture, $"{file.Position:D10} 00000 n \n");
            file.Write(Encoding.ASCII.GetBytes($"{i + 1} 0 obj\n"));
            file.Write(_objects[i]);
            file.Write("\nendobj\n"u8);
        }

        var start = file.Position;
        file.Write(Encoding.ASCII.GetBytes($"{list}trailer\n<</Size {_objects.Count + 1}/Root 1 0 R {Trailer}>>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }
}
