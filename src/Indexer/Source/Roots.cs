using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Source;

/// <summary>The folders and files an index covers, as stored names, none inside another.</summary>
internal static class Roots
{
    public static IReadOnlyList<string> Change(
        IndexLocation location, IEnumerable<string> known, IReadOnlyList<string> added, IReadOnlyList<string> removed)
    {
        bool Covers(string outer, string inner) => IsAtOrUnder(location.ToFull(inner), location.ToFull(outer));

        var roots = known.Except(removed, StringComparer.Ordinal).ToList();
        foreach (var root in added)
        {
            if (roots.Exists(r => Covers(r, root)))
                continue;

            roots.RemoveAll(r => Covers(root, r));
            roots.Add(root);
        }

        return roots;
    }

    /// <summary>Whether a path is a place or lies in it; both are full paths, or both stored names.</summary>
    public static bool IsAtOrUnder(string path, string place) =>
        path == place || path.StartsWith(FileTable.PrefixOf(place), StringComparison.Ordinal);
}
