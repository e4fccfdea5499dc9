namespace DocumentSearch.EndToEnd;

/// <summary>Where everything lies: the repository, the corpus and the git-ignored folder the benchmark works in.</summary>
internal sealed record Workspace(string Repository, string CorpusFolder)
{
    public string WorkFolder => WorkFolderOf(Repository);

    public string PackFile => Path.Combine(WorkFolder, "corpus.pack");

    public static string WorkFolderOf(string repository) => Path.Combine(repository, "bench", "work");

    public string IndexFolder(string key) => Path.Combine(WorkFolder, "index", key);

    public string BuildFolder(string key) => Path.Combine(WorkFolder, "build", key);

    public string DriverSource(string peer) => Path.Combine(Repository, "bench", "Peers", peer);

    /// <summary>Reports are kept in the repository: they must not say where on this machine things lay.</summary>
    public string WithoutOwnPaths(string text) => text
        .Replace(Repository + "/", "", StringComparison.Ordinal)
        .Replace(Repository, ".", StringComparison.Ordinal)
        .Replace(CorpusFolder, "CORPUS", StringComparison.Ordinal);

    /// <summary>The repository this program was built in, wherever it is started from.</summary>
    public static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Search.sln")))
                return folder.FullName;
        }

        throw new BenchmarkException("the benchmark must be built and run inside the repository (no Search.sln above it)");
    }
}
