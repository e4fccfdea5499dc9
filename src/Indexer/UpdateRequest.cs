using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer;

/// <summary>What an update is asked for beside bringing everything up to date.</summary>
public sealed record UpdateRequest
{
    /// <summary>Full paths of folders or files to cover from now on, besides those the index covers already.</summary>
    public IReadOnlyList<string> AddRoots { get; init; } = [];

    /// <summary>Full paths of folders or files to cover no longer.</summary>
    public IReadOnlyList<string> RemoveRoots { get; init; } = [];

    /// <summary>Changes what was chosen of the roots before; null keeps it.</summary>
    public Func<SourceChoices, SourceChoices>? Choose { get; init; }

    /// <summary>
    /// Whether files that failed are read again though they are as they were: those that are broken or protected, took too long or too
    /// much memory, or in which such stand. Without this they wait until they change.
    /// </summary>
    public bool RetryFailed { get; init; }

    /// <summary>A generation to complete beside the one that answers, and what it is to cover; null brings the latter up to date.</summary>
    internal (string Generation, CommitStamp Stamp)? Beside { get; init; }
}
