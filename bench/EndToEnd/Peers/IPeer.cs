using DocumentSearch.EndToEnd.Measure;

namespace DocumentSearch.EndToEnd.Peers;

/// <summary>
/// An engine to measure: what it needs, how it is built and what to run. Pure description;
/// preparing and measuring are the same for all and stand elsewhere.
/// </summary>
internal interface IPeer
{
    /// <summary>For --only and for folder names.</summary>
    string Key { get; }

    string Name { get; }

    IReadOnlyList<Requirement> Requirements { get; }

    IEnumerable<Invocation> BuildSteps(Workspace workspace);

    IEnumerable<IndexingJob> IndexingJobs(Workspace workspace);

    IEnumerable<ColdJob> ColdJobs(Workspace workspace);

    /// <summary>How it looks for changes in the corpus, if it does.</summary>
    IEnumerable<RefreshJob> RefreshJobs(Workspace workspace) => [];
}
