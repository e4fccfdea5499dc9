using DocumentSearch.Indexer.Plan;
using DocumentSearch.Indexer.Source;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer;

/// <summary>A plan, with all it was made from.</summary>
/// <param name="Plan">What has to be done.</param>
/// <param name="Scan">What the roots hold.</param>
/// <param name="Ledger">What the index held.</param>
/// <param name="Roots">The roots from now on.</param>
/// <param name="Rebuild">Whether the index is of older rules and is written anew.</param>
/// <param name="Stamp">The stamp of the commit it was made from; null if there was none.</param>
/// <param name="StampIsKept">Whether the roots are what the commit says.</param>
internal sealed record PreparedUpdate(
    ChangePlan Plan,
    ScanResult Scan,
    Dictionary<string, LedgerEntry> Ledger,
    IReadOnlyList<string> Roots,
    bool Rebuild,
    CommitStamp? Stamp,
    bool StampIsKept)
{
    public UpdateReport NothingDone() => Report(BatchResult.Nothing, TimeSpan.Zero);

    public UpdateReport Report(BatchResult result, TimeSpan elapsed) => new()
    {
        Seen = Plan.Unchanged + Plan.Added.Count + Plan.Modified.Count,
        Added = result.Added,
        Modified = result.Modified,
        Removed = Plan.Removed.Count,
        Unchanged = Plan.Unchanged + result.Touched,
        BytesRead = result.Bytes,
        Elapsed = elapsed,
        Notices = result.Notices,
        Faults = Plan.Faults,
        Cancelled = result.Cancelled,
        Rebuilt = Rebuild,
    };
}
