using DocumentSearch.EndToEnd.Measure;

namespace DocumentSearch.EndToEnd.Peers;

/// <summary>No engine: what listing the files with their sizes and times takes, which every look for changes has to do.</summary>
internal sealed class Find : IPeer
{
    public string Key => "find";

    public string Name => "find";

    public IReadOnlyList<Requirement> Requirements { get; } = [new("findutils", "find")];

    public IEnumerable<Invocation> BuildSteps(Workspace workspace) => [];

    public IEnumerable<IndexingJob> IndexingJobs(Workspace workspace) => [];

    public IEnumerable<ColdJob> ColdJobs(Workspace workspace) => [];

    public IEnumerable<RefreshJob> RefreshJobs(Workspace workspace)
    {
        yield return new RefreshJob(
            Key, "find -type f -printf '%s %T@'", new Invocation("find", workspace.CorpusFolder, "-type", "f", "-printf", "%s %T@\\n"));
    }
}
