using System.CommandLine;
using DocumentSearch.Indexer;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>--threads</c>: how many files are read at the same time.</summary>
internal static class ThreadsOption
{
    private const int Max = 256;

    public static Option<int?> Create() => CountOption.Create("--threads", null, "Files read at the same time (default: one a processor)", 1, Max);

    public static IndexerOptions Options(int? threads) => threads is { } count ? WriteOptions.Default with { Threads = count } : WriteOptions.Default;
}
