namespace DocumentSearch.IndexFormat;

/// <summary>What is wrong with an index.</summary>
public enum IndexErrorKind
{
    /// <summary>There is no index at the place.</summary>
    Missing,

    /// <summary>Another process is writing the index.</summary>
    Locked,

    /// <summary>The index cannot be read.</summary>
    Corrupt,

    /// <summary>The index was written by a newer version of the program.</summary>
    NewerFormat,

    /// <summary>The index has an older format or other analysis and must be rebuilt before it can answer.</summary>
    OutdatedFormat,

    /// <summary>The index cannot be written: no permission, a read-only file system, or a full disk.</summary>
    NotWritable,

    /// <summary>The index keeps a commit no longer that was asked for.</summary>
    SnapshotGone,
}

/// <summary>An index that is missing, locked, broken or of another version. The message names the path and says what to do.</summary>
public sealed class IndexException : IOException
{
    /// <summary>Makes an exception for an index.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="indexPath">The index's folder.</param>
    /// <param name="advice">What happened and what to do, a lowercase sentence.</param>
    /// <param name="cause">The underlying failure, if any.</param>
    public IndexException(IndexErrorKind kind, string indexPath, string advice, Exception? cause = null)
        : base($"{indexPath}: {advice}", cause)
    {
        Kind = kind;
        IndexPath = indexPath;
    }

    /// <summary>What is wrong.</summary>
    public IndexErrorKind Kind { get; }

    /// <summary>The index's folder.</summary>
    public string IndexPath { get; }
}
