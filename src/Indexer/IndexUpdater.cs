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
    /// <summary>Brings the index up to date, and covers further roots; see the other overload.</summary>
    /// <param name="addRoots">Full paths of folders or files to cover from now on, besides those the index covers already.</param>
    /// <param name="progress">Told after every file.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IndexException">The index is locked, damaged, cannot be written or is of a newer version.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before anything was read.</exception>
    public UpdateReport Update(IReadOnlyList<string> addRoots, IProgress<UpdateProgress>? progress, CancellationToken cancel) =>
        Update(new UpdateRequest { AddRoots = addRoots }, progress, cancel);

    /// <summary>
    /// Scans the roots, compares them with what the index holds, reads what is new or changed, and commits, several times if it
    /// takes long. Safe to repeat; when cancelled it commits what was done and says so.
    /// </summary>
    /// <param name="request">What is asked for besides.</param>
    /// <param name="progress">Told after every file.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IndexException">The index is locked, damaged, cannot be written or is of a newer version.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before anything was read.</exception>
    public UpdateReport Update(UpdateRequest request, IProgress<UpdateProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var clock = Stopwatch.StartNew();
        WriterTurn.RefuseBackup(location);
        using var start = PrepareInTurn(request, cancel);
        // Whoever asks for an update hears of damage, even if there is nothing to do.
        if (start.Stamp is not null && !start.Rebuild)
            IndexSnapshot.Open(location).Dispose();

        var report = Apply(start, request, progress, cancel) with { Elapsed = clock.Elapsed };
        return report.MergeFailure is { } failure ? throw failure : report;
    }

    /// <summary>What an update would do now, without doing it.</summary>
    /// <param name="request">What it would be asked for besides.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IndexException">The index cannot be read, or is of a newer version.</exception>
    public PlannedChanges Plan(UpdateRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var prepared = Prepare(request, default, cancel);
        return PlannedChanges.Of(prepared);
    }

    internal UpdateReport Apply(PreparedUpdate start, UpdateRequest request, IProgress<UpdateProgress>? progress, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        if (start.NeedsNothing && !start.LacksSum)
            return start.Report(BatchResult.Nothing, clock.Elapsed);

        using var turn = WriterTurn.Wait(location, options, cancel);
        // Another process may have finished the same work while this one waited for its turn.
        using var later = start.Rebuild || CommitChangedSince(start) ? Prepare(request, default, cancel) : null;
        var work = later ?? start;
        turn.DeleteOthers(unfinished: work.Generation);
        var result = Write(work, progress, cancel);
        if (work.Rebuild && !result.Cancelled)
            turn.SwitchTo(work.Generation);

        return work.Report(result, clock.Elapsed);
    }

    /// <summary>Carries out a plan in its generation; whoever does so has the <see cref="WriterTurn"/>.</summary>
    internal BatchResult Write(PreparedUpdate work, IProgress<UpdateProgress>? progress, CancellationToken cancel)
    {
        using var session = IndexSession.Open(location, work.Generation, options, work.Plan.Changes, work.Ledger.LastId);
        using var batch = new Batch(location, session, options, work, progress);
        return batch.Run(cancel);
    }

    /// <summary>Looks for what an update has to do.</summary>
    /// <param name="request">What it is asked for besides.</param>
    /// <param name="budget">When it is used up, the scan ends with what it has seen.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IndexException">The index cannot be read, or is of a newer version.</exception>
    internal PreparedUpdate Prepare(UpdateRequest request, ScanBudget budget, CancellationToken cancel)
    {
        var stamp = request.Beside?.Stamp ?? (location.Exists ? IndexSnapshot.ReadStamp(location) : null);
        if (stamp?.Origin is not null)
            throw GivenTexts.StayAsTheyAre(location);

        var roots = Roots.Change(location, stamp?.Roots ?? [], [.. request.AddRoots.Select(StoredRoot)], [.. request.RemoveRoots.Select(StoredRoot)]);
        var remembered = stamp is null ? new SourceChoices() : SourceChoices.Read(stamp.Choices);
        var choices = request.Choose?.Invoke(remembered) ?? remembered;
        var rebuild = request.Beside is not null
            || stamp is not null && (stamp.Format != FormatVersion.Current || stamp.Analysis != AnalysisFingerprint.Of(choices.Language));
        var scan = FolderScan.Run(location, roots, choices, budget, cancel);
        var prepared = new PreparedUpdate
        {
            Plan = ChangePlan.Nothing(scan),
            Scan = scan,
            Ledger = Ledger.Empty(),
            Roots = roots,
            Choices = choices,
            Stamp = stamp,
            Generation = request.Beside?.Generation ?? (rebuild ? Unfinished(choices.Language) ?? Generation.Unused(location) : Generation.Current(location)),
            Rebuild = rebuild,
            RetriesFailed = request.RetryFailed,
        };
        var isSame = !request.RetryFailed && scan.IsWhole && stamp is { Retries: 0, LedgerSum: { } sum } && sum == scan.Sum && prepared.SettingsAreKept;
        return isSame && !rebuild ? prepared : Compare(prepared);
    }

    private PreparedUpdate Compare(PreparedUpdate prepared)
    {
        var snapshot = prepared.Rebuild ? IndexSnapshot.TryOpen(location, prepared.Generation) : prepared.Stamp is null ? null : IndexSnapshot.Open(location);
        var ledger = snapshot is null ? Ledger.Empty() : Ledger.Read(snapshot);
        return prepared with
        {
            Plan = ChangePlan.Compute(prepared.Scan, ledger, prepared.Choices.MaxFileBytes, prepared.RetriesFailed),
            Ledger = ledger,
        };
    }

    /// <summary>A generation that is made beside the one that answers, and was interrupted: it is gone on with. Null if there is none.</summary>
    /// <param name="language">Code of the language that its words must be stemmed by.</param>
    internal string? Unfinished(string language)
    {
        return Generation.Begun(location).FirstOrDefault(name =>
        {
            using var snapshot = IndexSnapshot.TryOpen(location, name);
            return snapshot is { IsCurrent: true } && snapshot.Stamp.Language == language;
        });
    }

    private string StoredRoot(string root) => location.ToStored(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)));

    // While another process makes the very first commit there is nothing to compare with: it is waited for.
    private PreparedUpdate PrepareInTurn(UpdateRequest request, CancellationToken cancel)
    {
        try
        {
            return Prepare(request, default, cancel);
        }
        catch (IndexException e) when (e.Kind == IndexErrorKind.Locked)
        {
            WriterTurn.Wait(location, options, cancel).Dispose();
            return Prepare(request, default, cancel);
        }
    }

    // The index may even have been removed, or replaced by a backup of the same commit.
    private bool CommitChangedSince(PreparedUpdate start)
    {
        var stamp = location.Exists ? IndexSnapshot.ReadStamp(location) : null;
        return stamp?.CommittedTicks != start.Stamp?.CommittedTicks || Generation.Current(location) != start.Generation;
    }
}
