using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Render;

/// <summary>A stored path as the user can type it: relative to the current folder if inside the index's base, else full.</summary>
internal static class DisplayPath
{
    public static string Of(string stored, IndexLocation location)
    {
        if (Path.IsPathRooted(stored))
            return stored;

        var current = Directory.GetCurrentDirectory();
        if (current == location.BaseFolder)
            return stored;

        var full = location.ToFull(stored);
        return IsInside(current, location.BaseFolder) ? Path.GetRelativePath(current, full) : full;
    }

    private static bool IsInside(string folder, string ancestor) =>
        folder.StartsWith(ancestor, StringComparison.Ordinal)
        && (Path.EndsInDirectorySeparator(ancestor) || folder.Length > ancestor.Length && folder[ancestor.Length] == Path.DirectorySeparatorChar);
}
