using System.Globalization;
using System.Text;

namespace DocumentSearch.Extract;

/// <summary>Names of files within files, which can be shown and never lead out of the file that holds them.</summary>
internal static class EmbeddedName
{
    private const string Nameless = "unnamed";
    private const int MaxLength = 1000; // UTF-16 units, which leaves room for some within each other

    /// <summary>The name as it is used: without roots, empty names, "." and "..", and without characters that no name shows.</summary>
    internal static string Of(string stated)
    {
        var parts = stated.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var name = new StringBuilder();

        foreach (var part in parts)
        {
            if (part is "." or "..")
                continue;

            if (name.Length > 0)
                name.Append('/');

            foreach (var rune in part.EnumerateRunes())
                name.Append(Rune.IsControl(rune) ? "_" : rune.ToString());
        }

        if (name.Length > MaxLength)
            name.Remove(0, name.Length - MaxLength);
        if (name.Length > 0 && char.IsLowSurrogate(name[0]))
            name.Remove(0, 1);

        // a name that ends like a container's would be taken for one
        return name.Length == 0 ? Nameless : name.ToString().Replace(EmbeddedFile.Separator, "/", StringComparison.Ordinal);
    }

    /// <summary>A name that was not given before: further files of one name have a number before their extension.</summary>
    /// <param name="name">The name.</param>
    /// <param name="given">The names that were given, with how many files asked for each.</param>
    internal static string Unique(string name, Dictionary<string, int> given)
    {
        var extension = Path.GetExtension(name);
        var stem = name[..^extension.Length];
        var candidate = name;

        while (!given.TryAdd(candidate, 1))
        {
            var number = given[name]++ + 1;
            candidate = string.Create(CultureInfo.InvariantCulture, $"{stem} ({number}){extension}");
        }

        return candidate;
    }
}
