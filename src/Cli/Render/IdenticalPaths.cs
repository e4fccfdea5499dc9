using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>The documents identical to a hit, as they are named to people: the first few, and how many more there are.</summary>
internal static class IdenticalPaths
{
    // --json names all.
    private const int Shown = 5;

    public static IEnumerable<string> Of(Hit hit, IndexLocation location)
    {
        foreach (var duplicate in hit.Duplicates.Take(Shown))
            yield return DisplayPath.Of(duplicate, location);

        if (hit.Duplicates.Count > Shown)
            yield return Counted.Of(hit.Duplicates.Count - Shown, "more document");
    }
}
