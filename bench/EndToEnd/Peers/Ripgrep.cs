using DocumentSearch.EndToEnd.Measure;

namespace DocumentSearch.EndToEnd.Peers;

/// <summary>No index at all: every file is read for one word of the query.</summary>
internal sealed class Ripgrep : IPeer
{
    public string Key => "ripgrep";

    public string Name => "ripgrep";

    public IReadOnlyList<Requirement> Requirements { get; } = [new("ripgrep", "rg")];

    public IEnumerable<Invocation> BuildSteps(Workspace workspace) => [];

    public IEnumerable<IndexingJob> IndexingJobs(Workspace workspace) => [];

    public IEnumerable<ColdJob> ColdJobs(Workspace workspace)
    {
        yield return new ColdJob(
            Key,
            "rg -c, first word, every file",
            IndexFolder: null,
            // --no-ignore: the work folder is git-ignored, and so would the corpus be.
            query => new Invocation("rg", "--count", "--ignore-case", "--no-ignore", query.Split(' ')[0], workspace.CorpusFolder));
    }
}
