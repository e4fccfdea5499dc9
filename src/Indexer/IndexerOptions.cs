using DocumentSearch.Extract;

namespace DocumentSearch.Indexer;

/// <summary>How an index is written.</summary>
public sealed record IndexerOptions
{
    /// <summary>Files read and analysed at the same time. Default: one a processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Memory for postings before they are written out, in MB, over all threads.</summary>
    public int BufferMegabytes { get; init; } = 256;

    /// <summary>Largest segment that merging makes, in MB.</summary>
    public int MaxMergeMegabytes { get; init; } = 5000;

    /// <summary>How long to wait for another process that is writing.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bounds on what one file may cost.</summary>
    public ExtractLimits Limits { get; init; } = ExtractLimits.Default;
}
