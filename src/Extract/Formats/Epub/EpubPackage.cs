using System.Xml;
using DocumentSearch.Extract.Formats.Packages;

namespace DocumentSearch.Extract.Formats.Epub;

/// <summary>The package document of a book: what it says of itself, and in which order its parts are read (EPUB 3.3, section 5).</summary>
internal sealed class EpubPackage
{
    private readonly string _folder;
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal); // names by id
    private readonly List<string> _authors = [];
    private readonly List<string> _subjects = [];

    private EpubPackage(string path) => _folder = path[..(path.LastIndexOf('/') + 1)];

    /// <summary>Names of the parts in reading order.</summary>
    internal List<string> Spine { get; } = [];

    /// <summary>The title; null if there is none.</summary>
    internal string? Title { get; private set; }

    /// <summary>When it was published, else when it was last modified; UTC.</summary>
    internal DateTime? Date => Published ?? Modified;

    /// <summary>The rest.</summary>
    internal DocumentProperties Properties => new()
    {
        Author = _authors.Count > 0 ? string.Join("; ", _authors) : null,
        Keywords = _subjects.Count > 0 ? string.Join(", ", _subjects) : null,
        Description = Description,
        Language = Language,
    };

    private string? Description { get; set; }

    private string? Language { get; set; }

    private DateTime? Published { get; set; }

    private DateTime? Modified { get; set; }

    /// <summary>Reads a package document, as far as it can be read.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="path">Its name, to which the names in it are relative.</param>
    internal static EpubPackage Read(byte[] content, string path)
    {
        var package = new EpubPackage(path);

        PartXml.ForEachElement(content, package.Take);
        return package;
    }

    /// <summary>The name that a reference in a part stands for.</summary>
    /// <param name="folder">Where that part is, with '/' at the end.</param>
    /// <param name="reference">The reference, relative to it.</param>
    internal static string Resolve(string folder, string reference)
    {
        var names = new List<string>();

        foreach (var name in (folder + Uri.UnescapeDataString(reference.Split('#')[0])).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == ".." && names.Count > 0)
                names.RemoveAt(names.Count - 1);
            else if (name is not (".." or "."))
                names.Add(name);
        }

        return string.Join('/', names);
    }

    private void Take(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "item" when xml.GetAttribute("id") is { } id && xml.GetAttribute("href") is { } href:
                _files.TryAdd(id, Resolve(_folder, href));
                break;
            case "itemref" when xml.GetAttribute("idref") is { } id && _files.TryGetValue(id, out var file) && !Spine.Contains(file):
                Spine.Add(file);
                break;
            case "title":
                Title ??= Text(xml);
                break;
            case "creator":
                Add(_authors, Text(xml));
                break;
            case "subject":
                Add(_subjects, Text(xml));
                break;
            case "description":
                Description ??= Text(xml);
                break;
            case "language":
                Language ??= Text(xml)?.Replace('_', '-').ToLowerInvariant();
                break;
            case "date" when xml.GetAttribute("event", "http://www.idpf.org/2007/opf") == "modification":
                Modified ??= Time(xml);
                break;
            case "date":
                Published ??= Time(xml);
                break;
            case "meta" when xml.GetAttribute("property") == "dcterms:modified":
                Modified ??= Time(xml);
                break;
        }
    }

    private static DateTime? Time(XmlReader xml) => Text(xml) is { } text ? IsoDate.Parse(text) : null;

    /// <summary>The text of the element in one line; null if it is blank.</summary>
    private static string? Text(XmlReader xml)
    {
        if (xml.IsEmptyElement || !xml.Read() || xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA))
            return null;

        var words = xml.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? string.Join(' ', words) : null;
    }

    private static void Add(List<string> values, string? value)
    {
        if (value is not null && !values.Contains(value))
            values.Add(value);
    }
}
