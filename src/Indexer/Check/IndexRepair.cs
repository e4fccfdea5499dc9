using System.Diagnostics;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Check;

/// <summary>
/// Mends a damaged index: beside it a new generation is made of the documents that are sound, completed from the sources as by
/// any update, checked, and only then put in its place. The damaged one answers meanwhile, as far as it can.
/// </summary>
public static class IndexRepair
{
    /// <summary>Checks an index, and mends it if it is damaged.</summary>
    /// <param name="location">The index.</param>
    /// <param name="options">How to write it.</param>
    /// <param name="progress">Gives whoever is to be told of a step's progress.</param>
    /// <param name="cancel">Ends the work early; the index stays as it was.</param>
    /// <exception cref="IndexException">
    /// There is no index, it is locked or of a newer version, it cannot be written, or so little is left of it that it cannot be
    /// told what it covers.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled before anything was written.</exception>
    public static RepairReport Run(
        IndexLocation location, IndexerOptions options, Func<RepairStep, IProgress<UpdateProgress>?>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(options);
        IndexCheck.RefuseWhatIsNone(location);
        using var turn = WriterTurn.Wait(location, options, cancel);
        using var damaged = CheckedGeneration.OpenQuiet(location, Generation.Current(location));
        var found = IndexCheck.Verify(damaged, progress?.Invoke(RepairStep.Checking), cancel);
        if (found.IsSound)
            return new RepairReport { Found = found };

        var clock = Stopwatch.StartNew();
        var stamp = damaged.Stamp ?? StampBeside(location);
        var guessed = stamp is null ? RescuedStamp.In(damaged.Folder) : null;
        stamp ??= guessed ?? throw Hopeless(location);
        IndexSnapshot.RefuseNewer(location, stamp);

        var updater = new IndexUpdater(location, options);
        var rest = new Remains(location, damaged, found.IsCurrent);
        var generation = Resumed(location, updater, stamp.Language, progress, cancel) ?? rest.CopyTo(Generation.Unused(location), stamp, options, cancel);
        using var work = updater.Prepare(new UpdateRequest { Beside = (generation, stamp) }, default, cancel);
        var result = updater.Write(work, progress?.Invoke(RepairStep.Reading), cancel);
        var report = new RepairReport
        {
            Found = found,
            Read = work.Report(result, clock.Elapsed) with { Rebuilt = false },
            Kept = work.Ledger.Count - result.Modified - result.Removed,
            GuessedRoots = guessed?.Roots,
            Interrupted = result.Cancelled,
        };
        if (result.Cancelled)
            return report;

        try
        {
            // The disk or the memory that damaged the index may have damaged what was just written.
            var made = CheckBeside(location, generation, progress?.Invoke(RepairStep.Verifying), cancel);
            if (!made.IsSound)
                throw DamagedAgain(location, made.Findings[0]);
        }
        catch (OperationCanceledException)
        {
            return report with { Interrupted = true };
        }

        report = rest.WithLosses(report, generation);
        turn.SwitchTo(generation);
        return report;
    }

    // What an earlier repair had come to when it was interrupted.
    private static string? Resumed(
        IndexLocation location, IndexUpdater updater, string language, Func<RepairStep, IProgress<UpdateProgress>?>? progress, CancellationToken cancel) =>
        updater.Unfinished(language) is { } name && CheckBeside(location, name, progress?.Invoke(RepairStep.Checking), cancel).IsSound ? name : null;

    /// <summary>Checks a generation that does not answer yet, and deletes it if it is damaged.</summary>
    private static CheckReport CheckBeside(IndexLocation location, string name, IProgress<UpdateProgress>? progress, CancellationToken cancel)
    {
        CheckReport report;
        using (var generation = CheckedGeneration.OpenQuiet(location, name))
            report = IndexCheck.Verify(generation, progress, cancel);

        try
        {
            if (!report.IsSound)
                Directory.Delete(Path.Combine(location.Folder, name), recursive: true);

            return report;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw IndexSession.Describe(location, e);
        }
    }

    // Another generation knows what the index covers, be it unfinished, or the one that ought to answer; the newest knows best.
    private static CommitStamp? StampBeside(IndexLocation location)
    {
        foreach (var name in Generation.All(location).Reverse())
        {
            using var other = CheckedGeneration.OpenQuiet(location, name);
            if (other.Stamp is { } stamp)
                return stamp;
        }

        return null;
    }

    private static IndexException DamagedAgain(IndexLocation location, CheckFinding finding) => new(
        IndexErrorKind.Corrupt,
        location.Folder,
        $"what was mended is damaged again ({finding.Segment}: {finding.Detail}) and was thrown away; look after the disk and the memory, then try again");

    private static IndexException Hopeless(IndexLocation location) => new(
        IndexErrorKind.Corrupt,
        location.Folder,
        "the index is damaged beyond repair, as it cannot be told what it covers; delete this folder, then make it anew with: search index FOLDER");
}
