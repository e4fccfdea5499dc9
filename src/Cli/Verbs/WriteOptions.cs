using DocumentSearch.Extract.Isolation;
using DocumentSearch.Indexer;

namespace DocumentSearch.Cli.Verbs;

/// <summary>How the command writes an index.</summary>
internal static class WriteOptions
{
    /// <summary>Files of complex formats are read by other processes of this executable.</summary>
    public static IndexerOptions Default => new() { Worker = WorkerCommand.OfThisProcess() };
}
