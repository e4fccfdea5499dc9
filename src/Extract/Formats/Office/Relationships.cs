namespace DocumentSearch.Extract.Formats.Office;

/// <summary>What a part says of another one that it uses.</summary>
/// <param name="Id">By what it is referred to in the part.</param>
/// <param name="Type">Kind of use: the last name in the URI of its type, which is the same for transitional and strict documents.</param>
/// <param name="Target">Name of the part that is used.</param>
internal readonly record struct Relationship(string Id, string Type, string Target);

/// <summary>The relationships of a part, those to parts of the same package only, in their order.</summary>
internal sealed class Relationships
{
    private readonly List<Relationship> _all = [];

    /// <summary>Reads the relationships of a part.</summary>
    /// <param name="package">The package.</param>
    /// <param name="part">Name of the part; empty for the package as a whole.</param>
    internal static Relationships Of(OfficePackage package, string part)
    {
        var relationships = new Relationships();
        var folder = part[..(part.LastIndexOf('/') + 1)];
        using var xml = package.Open($"{folder}_rels/{part[folder.Length..]}.rels");

        while (xml?.Read() == true)
        {
            if (xml is not { Node: PartNode.Start, Name: "Relationship" } || xml.Attribute("TargetMode") is "External")
                continue;

            if (xml.Attribute("Target") is { Length: > 0 } target && xml.Attribute("Type") is { } type)
                relationships._all.Add(new(xml.Attribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], PartName(folder, target)));
        }

        return relationships;
    }

    /// <summary>The parts that are used in one way.</summary>
    /// <param name="type">How, the last name in the URI of a type.</param>
    internal IEnumerable<string> Targets(string type) => _all.Where(r => r.Type == type).Select(r => r.Target);

    /// <summary>The part of an identifier; null if there is none.</summary>
    internal string? Target(string? id) => id is null ? null : _all.FirstOrDefault(r => r.Id == id).Target;

    /// <summary>The name of a part that another one refers to.</summary>
    private static string PartName(string folder, string target)
    {
        target = Uri.UnescapeDataString(target.Replace('\\', '/'));
        var names = new List<string>();

        foreach (var name in (target[0] == '/' ? target : folder + target).Split('/'))
        {
            if (name == ".." && names.Count > 0)
                names.RemoveAt(names.Count - 1);
            else if (name is not ("" or "." or ".."))
                names.Add(name);
        }

        return string.Join('/', names);
    }
}
