namespace DocumentSearch.Extract.Formats.Office;

/// <summary>What a package says of itself (docProps/core.xml, ECMA-376 part 2 clause 11).</summary>
internal sealed record CoreProperties
{
    private static readonly string[] EmptyTitles =
    [
        "untitled", "word document", "no slide title", "powerpoint presentation", "powerpoint-präsentation", "présentation powerpoint",
        "presentación de powerpoint",
    ];

    /// <summary>The title; null if there is none that says anything.</summary>
    internal string? Title { get; private init; }

    /// <summary>When it was last modified, else when it was made; UTC.</summary>
    internal DateTime? Date { get; private init; }

    /// <summary>The rest.</summary>
    internal DocumentProperties Properties { get; private init; } = DocumentProperties.None;

    /// <summary>Reads the properties of a package.</summary>
    internal static CoreProperties Of(OfficePackage package)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = package.Open(package.Relationships.Targets("core-properties").FirstOrDefault(package.Has) ?? "docProps/core.xml");

        while (xml?.Read() == true)
        {
            if (xml is { Node: PartNode.Start, Depth: 1 } && xml.Name is var name && xml.ReadText().Trim() is { Length: > 0 } value)
                values.TryAdd(name, value);
        }

        return new CoreProperties
        {
            Title = Value("title") is { } title && IsTitle(title) ? title : null,
            Date = Date("modified") ?? Date("created"),
            Properties = new DocumentProperties
            {
                Author = Value("creator"),
                Keywords = Joined(", ", "keywords", "category"),
                Description = Joined(". ", "subject", "description"),
                Language = Value("language")?.Replace('_', '-').ToLowerInvariant(),
            },
        };

        string? Value(string name) => values.GetValueOrDefault(name);

        DateTime? Date(string name) => Value(name) is { } value && IsoDate.Parse(value) is { Year: > 1970 } date ? date : null;

        string? Joined(string separator, params ReadOnlySpan<string> names)
        {
            var stated = new List<string>();

            foreach (var name in names)
            {
                if (Value(name) is { } value && !stated.Contains(value))
                    stated.Add(value);
            }

            return stated.Count == 0 ? null : string.Join(separator, stated);
        }
    }

    /// <summary>Whether a title is more than what programs put there by themselves.</summary>
    private static bool IsTitle(string title) =>
        !EmptyTitles.Contains(title, StringComparer.OrdinalIgnoreCase)
        && !title.StartsWith("Microsoft Word - ", StringComparison.OrdinalIgnoreCase)
        && title.Any(char.IsLetterOrDigit);
}
