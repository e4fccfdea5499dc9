namespace DocumentSearch.Indexer.Source;

/// <summary>The folders and files an index covers, as stored names, none inside another.</summary>
internal static class Roots
{
    public static IReadOnlyList<string> Merge(IEnumerable<string> known, IEnumerable<string> added)
    {
        var roots = known.ToList();
        foreach (var root in added)
        {
            if (roots.Exists(r => Covers(r, root)))
                continue;

            roots.RemoveAll(r => Covers(root, r));
            roots.Add(root);
        }

        return roots;
    }

    private static bool Covers(string outer, string inner) =>
        outer == inner
        || outer == "." && !Path.IsPathRooted(inner)
        || inner.StartsWith(outer.EndsWith('/') ? outer : outer + "/", StringComparison.Ordinal);
}
