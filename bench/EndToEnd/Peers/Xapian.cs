using DocumentSearch.EndToEnd.Measure;

namespace DocumentSearch.EndToEnd.Peers;

/// <summary>Xapian: built by bench/Peers/Xapian, asked with its stock quest command.</summary>
internal sealed class Xapian : IPeer
{
    public string Key => "xapian";

    public string Name => "Xapian";

    public IReadOnlyList<Requirement> Requirements { get; } =
    [
        new("g++", "g++"),
        new("libxapian-dev", "/usr/include/xapian.h"),
        new("xapian-tools", "quest"),
    ];

    public IEnumerable<Invocation> BuildSteps(Workspace workspace) =>
        [new("g++", "-std=c++17", "-O2", "-o", Driver(workspace), Path.Combine(workspace.DriverSource("Xapian"), "index_corpus.cpp"), "-lxapian")];

    public IEnumerable<IndexingJob> IndexingJobs(Workspace workspace)
    {
        string index = workspace.IndexFolder(Key);
        yield return new IndexingJob(
            Key,
            "Xapian, from memory (1 thread)",
            index,
            new Invocation(Driver(workspace), workspace.PackFile, index),
            ReportsOwnTime: true);
    }

    public IEnumerable<ColdJob> ColdJobs(Workspace workspace)
    {
        string index = workspace.IndexFolder(Key);
        yield return new ColdJob(Key, "Xapian quest", index, query => new Invocation("quest", "-d", index, "-m", "10", query));
    }

    private string Driver(Workspace workspace) => Path.Combine(workspace.BuildFolder(Key), "index_corpus");
}
