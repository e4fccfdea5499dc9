using System.CommandLine;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Verbs;

/// <summary>Where the index is: <c>--index</c>, else SEARCH_INDEX, else the nearest .search upwards from the current folder.</summary>
internal static class IndexOption
{
    private const string Variable = "SEARCH_INDEX";

    public static Option<string> Create() => new("--index")
    {
        Description = $"Folder of the index (default: ${Variable}, else the nearest {IndexLocation.FolderName} upwards)",
        HelpName = "DIR",
    };

    /// <summary>The index to use, whether or not it exists yet.</summary>
    public static IndexLocation Locate(string? named)
    {
        if (!string.IsNullOrEmpty(named))
            return IndexLocation.At(named);

        var variable = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(variable))
            return IndexLocation.At(variable);

        return IndexLocation.FindFrom(Directory.GetCurrentDirectory()) ?? IndexLocation.At(IndexLocation.FolderName);
    }

    /// <summary>What to add to a suggested command for a shell, so that it uses this index; empty if it does so by itself.</summary>
    public static string Naming(IndexLocation location) =>
        Locate(null).Folder == location.Folder ? "" : $" --index '{location.Folder.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
