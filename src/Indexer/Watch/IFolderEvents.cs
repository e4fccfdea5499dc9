namespace DocumentSearch.Indexer.Watch;

/// <summary>What the system told of the folders, the more important the greater.</summary>
internal enum FolderHint
{
    /// <summary>Nothing that matters.</summary>
    None,

    /// <summary>Something may have changed.</summary>
    Changed,

    /// <summary>Besides, folders came or went or events were lost: what comes from now on may not be told.</summary>
    Restructured,
}

internal static class FolderHints
{
    /// <summary>The more important of two hints.</summary>
    public static FolderHint Or(this FolderHint hint, FolderHint other) => hint > other ? hint : other;
}

/// <summary>Events of a system's files: hints that it is time to look.</summary>
internal interface IFolderEvents : IDisposable
{
    /// <summary>Waits for an event. It may return before the time is up.</summary>
    FolderHint Wait(TimeSpan timeout, CancellationToken cancel);
}
