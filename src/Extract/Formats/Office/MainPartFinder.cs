namespace DocumentSearch.Extract.Formats.Office;

/// <summary>Finds the part that says what an Office Open XML package is.</summary>
internal static class MainPartFinder
{
    private static readonly (string Part, OfficeKind Kind)[] UsualParts =
    [
        ("word/document.xml", OfficeKind.Document),
        ("ppt/presentation.xml", OfficeKind.Presentation),
        ("xl/workbook.xml", OfficeKind.Workbook),
        ("xl/workbook.bin", OfficeKind.BinaryWorkbook),
    ];

    /// <summary>The part, by the package's relationships and content types; by usual names where they say nothing.</summary>
    internal static (OfficeKind Kind, string Part)? Find(OfficePackage package, Relationships relationships)
    {
        var types = ContentTypes(package);

        foreach (var part in relationships.Targets("officeDocument").Where(package.Has))
        {
            if ((types.TryGetValue(part, out var type) ? KindOf(type) : null) is { } kind)
                return (kind, part);
        }

        foreach (var (part, type) in types)
        {
            if (KindOf(type) is { } kind && package.Has(part))
                return (kind, part);
        }

        foreach (var (part, kind) in UsualParts)
        {
            if (package.Has(part))
                return (kind, part);
        }

        return null;
    }

    private static Dictionary<string, string> ContentTypes(OfficePackage package)
    {
        var types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        using var xml = package.Open("[Content_Types].xml");

        while (xml?.Read() == true)
        {
            if (xml is { Node: PartNode.Start, Name: "Override" }
                && xml.Attribute("PartName") is { } part && xml.Attribute("ContentType") is { } type)
            {
                types.TryAdd(part.Replace('\\', '/').TrimStart('/'), type);
            }
        }

        return types;
    }

    /// <summary>The kind of document whose main part has a content type; null if no main part has.</summary>
    private static OfficeKind? KindOf(string type)
    {
        // macro-enabled kinds and templates differ in the middle: …document.main+xml, …template.macroEnabledTemplate.main+xml
        if (type.EndsWith("sheet.binary.macroEnabled.main", StringComparison.OrdinalIgnoreCase))
            return OfficeKind.BinaryWorkbook;
        if (!type.EndsWith(".main+xml", StringComparison.OrdinalIgnoreCase))
            return null;

        return type switch
        {
            _ when Has("wordprocessingml") || Has("ms-word") => OfficeKind.Document,
            _ when Has("presentationml") || Has("ms-powerpoint") => OfficeKind.Presentation,
            _ when Has("spreadsheetml") || Has("ms-excel") => OfficeKind.Workbook,
            _ => null,
        };

        bool Has(string family) => type.Contains(family, StringComparison.OrdinalIgnoreCase);
    }
}
