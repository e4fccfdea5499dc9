namespace DocumentSearch.Indexer.Write;

/// <summary>What became of a batch.</summary>
internal sealed record BatchResult
{
    public static BatchResult Nothing { get; } = new();

    /// <summary>What there is to tell of single files.</summary>
    public NoticeList Notices { get; init; } = new();

    public int Added { get; init; }

    public int Modified { get; init; }

    public int Moved { get; init; }

    public int Removed { get; init; }

    /// <summary>Files whose stamp changed but not their content.</summary>
    public int Touched { get; init; }

    /// <summary>Documents within files that were read.</summary>
    public int Embedded { get; init; }

    /// <summary>Bytes read.</summary>
    public long Bytes { get; init; }

    /// <summary>Whether files were left undone.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Why segments were left unmerged; null if they were not.</summary>
    public Exception? MergeFailure { get; init; }
}
