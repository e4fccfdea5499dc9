using DocumentSearch.EndToEnd.Measure;

namespace DocumentSearch.EndToEnd.Peers;

/// <summary>Starts and ends: how much of every cold figure is the operating system and this benchmark.</summary>
internal sealed class EmptyProcess : IPeer
{
    public string Key => "empty";

    public string Name => "empty process";

    public IReadOnlyList<Requirement> Requirements => [];

    public IEnumerable<Invocation> BuildSteps(Workspace workspace) => [];

    public IEnumerable<IndexingJob> IndexingJobs(Workspace workspace) => [];

    public IEnumerable<ColdJob> ColdJobs(Workspace workspace)
    {
        yield return new ColdJob(Key, "/bin/true (floor of every figure)", IndexFolder: null, _ => new Invocation("/bin/true"), Finds: false);
    }
}
