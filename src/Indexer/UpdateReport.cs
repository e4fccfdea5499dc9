using DocumentSearch.Extract;
using DocumentSearch.Indexer.Source;

namespace DocumentSearch.Indexer;

/// <summary>How far an update has come.</summary>
/// <param name="Files">Files done.</param>
/// <param name="TotalFiles">Files to do.</param>
/// <param name="Bytes">Bytes done.</param>
/// <param name="TotalBytes">Bytes to do.</param>
public readonly record struct UpdateProgress(int Files, int TotalFiles, long Bytes, long TotalBytes);

/// <summary>Something to tell about one file.</summary>
/// <param name="Path">Its stored name.</param>
/// <param name="Detail">A lowercase phrase.</param>
/// <param name="Reason">Why it was skipped; null if it was indexed all the same.</param>
public sealed record FileNotice(string Path, string Detail, SkipReason? Reason)
{
    /// <summary>Whether it stands within another file, as in an archive, and is no file of its own.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>
    /// Whether somebody should act on it: a file that cannot be read, is broken, or takes more than it may, as opposed to one that holds no
    /// text, or keeps it behind a password, as it is meant to.
    /// </summary>
    public bool IsFault => Reason is SkipReason.Unreadable or SkipReason.BinaryContent or SkipReason.Corrupt or SkipReason.TooLarge
        or SkipReason.TimeLimit or SkipReason.MemoryLimit;
}

/// <summary>What an update did.</summary>
public sealed record UpdateReport
{
    /// <summary>Files in the roots.</summary>
    public int Seen { get; init; }

    /// <summary>New files.</summary>
    public int Added { get; init; }

    /// <summary>Files whose content changed.</summary>
    public int Modified { get; init; }

    /// <summary>Files that stand elsewhere than before; their documents were kept.</summary>
    public int Moved { get; init; }

    /// <summary>Files that are gone.</summary>
    public int Removed { get; init; }

    /// <summary>Files that are as they were, those that were touched included.</summary>
    public int Unchanged { get; init; }

    /// <summary>Files that were read again because their times had changed, and hold what they held before.</summary>
    public int Touched { get; init; }

    /// <summary>Bytes read.</summary>
    public long BytesRead { get; init; }

    /// <summary>How long it took, looking for changes included.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Files skipped in this update; those within files do not count.</summary>
    public int Skipped { get; init; }

    /// <summary>How many of them for which reason; reasons that were not met are absent.</summary>
    public IReadOnlyDictionary<SkipReason, int> SkippedBy { get; init; } = new Dictionary<SkipReason, int>();

    /// <summary>Documents within files, as in archives, that were read in this update, skipped ones not counted.</summary>
    public int Embedded { get; init; }

    /// <summary>Those that were skipped.</summary>
    public int SkippedEmbedded { get; init; }

    /// <summary>Files of this update that somebody may want to act on: unreadable, broken or mended.</summary>
    public int Told { get; init; }

    /// <summary>The first 1,000 of them, by path; the index has them all (<see cref="IndexStatus"/>).</summary>
    public IReadOnlyList<FileNotice> Notices { get; init; } = [];

    /// <summary>Whether any of them could not be indexed.</summary>
    public bool HasFaultyFiles { get; init; }

    /// <summary>Places that could not be scanned.</summary>
    public IReadOnlyList<ScanFault> Faults { get; init; } = [];

    /// <summary>Whether it was cancelled; what was done until then is committed.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Whether an index of older rules was replaced as a whole.</summary>
    public bool Rebuilt { get; init; }

    /// <summary>How much of that went into bringing the changes in.</summary>
    internal TimeSpan Applying { get; init; }

    /// <summary>Why segments were left unmerged, which harms no answer; null if they were not.</summary>
    internal Exception? MergeFailure { get; init; }
}
