using System.Xml;
using DocumentSearch.Extract.Formats.Packages;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Util;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>What a document says of itself: in its information dictionary, else in its metadata (XMP, ISO 16684-1).</summary>
internal sealed class DocumentFacts
{
    private const int MaxMetadata = 4 << 20; // bytes

    private static readonly string[] PathEnds =
    [
        ".doc", ".docx", ".docm", ".xls", ".xlsx", ".ppt", ".pptx", ".pdf", ".tex", ".dvi", ".ps", ".eps", ".indd", ".qxd", ".fm", ".p65",
        ".pub", ".rtf", ".odt", ".txt", ".htm", ".html", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".cdr", ".ai", ".dwg", ".vsd",
    ];

    private readonly Dictionary<string, List<string>> _metadata = new(StringComparer.Ordinal);

    internal DocumentFacts(PdfObjects objects, DictionaryToken catalog, DictionaryToken? information, BoundedFilters filters)
    {
        ReadMetadata(objects, catalog, filters);
        Title = Sensible(objects.Text(information, "Title")) ?? Sensible(Stated("dc:title"));
        Date = DateOf(objects.Text(information, "ModDate")) ?? IsoDateOf("xmp:ModifyDate")
            ?? DateOf(objects.Text(information, "CreationDate")) ?? IsoDateOf("xmp:CreateDate");
        Properties = new DocumentProperties
        {
            Author = Line(objects.Text(information, "Author")) ?? Stated("dc:creator", "; "),
            Keywords = Line(objects.Text(information, "Keywords")) ?? Stated("pdf:Keywords") ?? Stated("dc:subject", ", "),
            Description = Line(objects.Text(information, "Subject")) ?? Stated("dc:description"),
            Language = objects.Text(catalog, "Lang")?.Replace('_', '-').ToLowerInvariant() ?? Stated("dc:language")?.ToLowerInvariant(),
        };
    }

    internal string? Title { get; }

    internal DateTime? Date { get; }

    internal DocumentProperties Properties { get; }

    /// <summary>A title, unless it is what a program filled in: the name of a file, or that it has none.</summary>
    private static string? Sensible(string? title)
    {
        if (Line(title) is not { } line || !line.AsSpan().ContainsAnyLetterOrDigit())
            return null;

        var isFilledIn = line.StartsWith("Microsoft ", StringComparison.OrdinalIgnoreCase) && line.Contains(" - ", StringComparison.Ordinal)
            || line.StartsWith("untitled", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("unbenannt", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("about:", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            || line.Equals("title", StringComparison.OrdinalIgnoreCase)
            || line.Equals("no title", StringComparison.OrdinalIgnoreCase)
            || line.Equals("(null)", StringComparison.Ordinal)
            || Array.Exists(PathEnds, end => line.EndsWith(end, StringComparison.OrdinalIgnoreCase));
        return isFilledIn ? null : line;
    }

    private static string? Line(string? text)
    {
        var words = (text ?? "").Replace("\0", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Join(' ', words);
    }

    private static DateTime? DateOf(string? stated) =>
        stated is not null && DateFormatHelper.TryParseDateTimeOffset(stated, out var date) && date.Year > 1 ? date.UtcDateTime : null;

    private DateTime? IsoDateOf(string name) => Stated(name) is { } text ? IsoDate.Parse(text) : null;

    private string? Stated(string name, string? separator = null) =>
        _metadata.TryGetValue(name, out var values) ? separator is null ? values[0] : string.Join(separator, values) : null;

    /// <summary>Reads the values of properties, be they attributes, texts or lists of texts.</summary>
    private void ReadMetadata(PdfObjects objects, DictionaryToken catalog, BoundedFilters filters)
    {
        if (!objects.TryStream(catalog.Data.GetValueOrDefault("Metadata"), out var stream))
            return;

        // what is damaged states no more
        try
        {
            var bytes = objects.Decode(stream, filters).ToArray();
            if (bytes.Length > MaxMetadata)
                return;

            using var xml = PartXml.Read(bytes);
            string? property = null;
            var depth = 0;

            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element)
                    ReadElement(xml, ref property, ref depth);
                else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && property is not null && xml.Depth > depth)
                    Add(property, xml.Value);
                else if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth)
                    property = null;
            }
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException or ExtractLimitException))
        {
        }
    }

    private void ReadElement(XmlReader xml, ref string? property, ref int depth)
    {
        if (property is null && xml.Prefix is "dc" or "xmp" or "pdf")
            (property, depth) = (xml.IsEmptyElement ? null : xml.Name, xml.Depth);

        if (xml.LocalName != "Description")
            return;

        while (xml.MoveToNextAttribute())
        {
            if (xml.Prefix is "dc" or "xmp" or "pdf")
                Add(xml.Name, xml.Value);
        }
    }

    private void Add(string name, string value)
    {
        if (Line(value) is not { } line)
            return;

        if (!_metadata.TryGetValue(name, out var values))
            _metadata.Add(name, values = []);

        values.Add(line);
    }
}
