namespace DocumentSearch.Indexer.Watch;

/// <summary>Which names of files and folders matter: those that a scan lists, and those that tell it what to leave out.</summary>
internal static class WatchedNames
{
    private static readonly string[] IgnoreFiles = [".gitignore", ".ignore", ".searchignore"];

    public static bool IsFolder(ReadOnlySpan<char> name) => !name.StartsWith('.');

    public static bool Matters(ReadOnlySpan<char> name)
    {
        if (!name.StartsWith('.'))
            return true;

        foreach (var ignoreFile in IgnoreFiles)
        {
            if (name.SequenceEqual(ignoreFile))
                return true;
        }

        return false;
    }
}
