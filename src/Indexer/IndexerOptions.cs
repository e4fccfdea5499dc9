using DocumentSearch.Extract;
using DocumentSearch.Extract.Isolation;

namespace DocumentSearch.Indexer;

/// <summary>How an index is written.</summary>
public sealed record IndexerOptions
{
    /// <summary>Files read and analysed at the same time. Default: one a processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Memory for postings of documents that are written one by one (<see cref="GatheredFiles"/>), in MB, over all threads.</summary>
    public int BufferMegabytes { get; init; } = 256;

    /// <summary>Largest segment that merging makes, in MB.</summary>
    public int MaxMergeMegabytes { get; init; } = 5000;

    /// <summary>How long to wait for another process that is writing.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Called once when another process has to be waited for.</summary>
    public Action? Waiting { get; init; }

    /// <summary>
    /// Bytes of source files after which a long update commits what is done, each file counting for at least
    /// <see cref="MinFileCost"/>.
    /// </summary>
    public long CommitBytes { get; init; } = 512L << 20;

    /// <summary>Time after which it commits in any case.</summary>
    public TimeSpan CommitInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Bounds on what one file may cost.</summary>
    public ExtractLimits Limits { get; init; } = ExtractLimits.Default;

    /// <summary>
    /// How a process is started that reads files of complex formats, apart from this one; null if they are read in this process, which
    /// a broken file may then end.
    /// </summary>
    public WorkerCommand? Worker { get; init; }

    /// <summary>What the smallest file counts for, in bytes.</summary>
    public const int MinFileCost = 2048;

    /// <summary>
    /// From how many files on their documents are gathered to whole segments. Fewer are quicker written
    /// one by one.
    /// </summary>
    public int GatheredFiles { get; init; } = 200;

    /// <summary>What reads files of complex formats.</summary>
    internal Func<IndexerOptions, IFileExtraction> OpenExtraction { get; init; } =
        static options => options.Worker is { } worker ? new WorkerExtraction(worker) : new InProcessExtraction();

    /// <summary>Opens a folder of segments for writing.</summary>
    internal Func<string, Lucene.Net.Store.Directory> OpenSegments { get; init; } = IndexFormat.IndexDirectory.OpenForWriting;

    /// <summary>The time by which leases of commits end.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Bytes that can still be written where a path lies; null if nobody knows.</summary>
    internal Func<string, long?> FreeBytes { get; init; } = Care.FreeSpace.At;
}
