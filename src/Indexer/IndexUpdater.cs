using System.Diagnostics;
using DocumentSearch.Indexer.Plan;
using DocumentSearch.Indexer.Source;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.Indexer;

/// <summary>Brings an index up to date with the folders it covers.</summary>
/// <param name="location">The index; it is made if it does not exist.</param>
/// <param name="options">How to write it.</param>
public sealed class IndexUpdater(IndexLocation location, IndexerOptions options)
{
    /// <summary>
    /// Scans the roots, compares them with what the index holds, reads what is new or changed, and commits. Safe to repeat;
    /// when cancelled it commits what was done and says so.
    /// </summary>
    /// <param name="addRoots">Full paths of folders or files to cover from now on, besides those the index covers already.</param>
    /// <param name="progress">Told after every file.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IndexException">The index is locked, damaged, cannot be written or is of a newer version.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before anything was read.</exception>
    public UpdateReport Update(IReadOnlyList<string> addRoots, IProgress<UpdateProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(addRoots);
        return Apply(PrepareInTurn(addRoots, cancel), addRoots, progress, cancel);
    }

    internal UpdateReport Apply(
        PreparedUpdate start, IReadOnlyList<string> addRoots, IProgress<UpdateProgress>? progress, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        if (start.Plan.Changes == 0 && start.StampIsKept && !start.Rebuild)
            return start.Report(BatchResult.Nothing, clock.Elapsed);

        using var session = IndexSession.Open(location, options, start.Plan.Changes);
        // Another process may have finished the same work while this one waited for its turn.
        if (CommitChangedSince(start))
            start = Prepare(addRoots, default, cancel);

        if (start.Rebuild)
            session.DeleteAll();

        foreach (var path in start.Plan.Removed)
            session.Delete(path);

        var result = new Batch(location, session, options, start.Ledger, progress).Run(start.Plan, cancel);
        session.Commit(new CommitStamp(FormatVersion.Current, AnalysisFingerprint.Current, start.Roots, DateTime.UtcNow.Ticks));
        return start.Report(result, clock.Elapsed);
    }

    /// <summary>What an update would do now, without doing it.</summary>
    /// <param name="addRoots">Full paths to cover besides.</param>
    /// <param name="budget">When it is used up, the scan ends with what it has seen.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IndexException">The index cannot be read, or is of a newer version.</exception>
    internal PreparedUpdate Prepare(IReadOnlyList<string> addRoots, ScanBudget budget, CancellationToken cancel)
    {
        using var snapshot = location.Exists ? IndexSnapshot.Open(location) : null;
        var rebuild = snapshot is { IsCurrent: false };
        var ledger = snapshot is { IsCurrent: true } ? Ledger.Read(snapshot) : [];
        var oldRoots = snapshot?.Stamp.Roots ?? [];
        var roots = Roots.Merge(oldRoots, addRoots.Select(root => location.ToStored(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)))));
        var scan = FolderScan.Run(location, roots, budget, cancel);
        return new PreparedUpdate(
            ChangePlan.Compute(scan, ledger), scan, ledger, roots, rebuild, snapshot?.Stamp, roots.SequenceEqual(oldRoots, StringComparer.Ordinal));
    }

    // While another process makes the very first commit there is nothing to compare with: it is waited for.
    private PreparedUpdate PrepareInTurn(IReadOnlyList<string> addRoots, CancellationToken cancel)
    {
        try
        {
            return Prepare(addRoots, default, cancel);
        }
        catch (IndexException e) when (e.Kind == IndexErrorKind.Locked)
        {
            IndexSession.Open(location, options, files: 0).Dispose();
            return Prepare(addRoots, default, cancel);
        }
    }

    private bool CommitChangedSince(PreparedUpdate start)
    {
        if (!location.Exists)
            return false;

        using var now = IndexSnapshot.Open(location);
        return now.Stamp.CommittedTicks != start.Stamp?.CommittedTicks;
    }
}
