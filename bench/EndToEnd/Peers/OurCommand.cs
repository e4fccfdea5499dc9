using System.Runtime.InteropServices;
using DocumentSearch.EndToEnd.Corpus;
using DocumentSearch.EndToEnd.Measure;

namespace DocumentSearch.EndToEnd.Peers;

/// <summary>The search command, compiled natively, as its users run it.</summary>
internal sealed class OurCommand : IPeer
{
    private static readonly string Runtime = "linux-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    public const string OurKey = "ours";

    public string Key => OurKey;

    public string Name => "search";

    public IReadOnlyList<Requirement> Requirements { get; } =
    [
        new("clang", "clang"),
        new("zlib1g-dev", "/usr/include/zlib.h"),
    ];

    public IEnumerable<Invocation> BuildSteps(Workspace workspace) =>
    [
        // No build servers: they would outlive the step, holding its output pipe and some memory.
        new("dotnet", "publish", Path.Combine(workspace.Repository, "src", "Cli"), "-c", "Release", "-r", Runtime,
            "--nologo", "-v", "quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false"),
    ];

    public IEnumerable<IndexingJob> IndexingJobs(Workspace workspace)
    {
        string index = workspace.IndexFolder(Key);
        yield return new IndexingJob(
            Key,
            "search index, from disk (2 threads, its default)",
            index,
            new Invocation(Executable(workspace), "index", workspace.CorpusFolder, "--index", index),
            ReportsOwnTime: false,
            Status: new Invocation(Executable(workspace), "status", "--index", index, "--json"));
    }

    public IEnumerable<ColdJob> ColdJobs(Workspace workspace)
    {
        string search = Executable(workspace);
        string index = workspace.IndexFolder(Key);
        // First, because the ratios of the table are to this one.
        yield return new ColdJob(Key, "search for", index, query => new Invocation(search, "for", query, "--no-refresh", "--index", index));
        yield return new ColdJob(Key, "search --version (empty start)", IndexFolder: null, _ => new Invocation(search, "--version"), Finds: false);
    }

    public IEnumerable<RefreshJob> RefreshJobs(Workspace workspace)
    {
        string search = Executable(workspace);
        string index = workspace.IndexFolder(Key);
        var update = new Invocation(search, "index", "--index", index);
        yield return new RefreshJob(Key, "search index, nothing changed", update, First: new Invocation(search, "index", workspace.CorpusFolder, "--index", index));
        yield return new RefreshJob(Key, "search for, with its check", new Invocation(search, "for", "create window handle", "--index", index));
        yield return new RefreshJob(Key, "search index, 10 files changed", update, Change: () => TenFiles.Change(workspace.CorpusFolder));
    }

    public static string Executable(Workspace workspace) =>
        Path.Combine(workspace.Repository, "artifacts", "publish", "Cli", $"release_{Runtime}", "search");
}
