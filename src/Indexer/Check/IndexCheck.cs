using System.Diagnostics;
using DocumentSearch.Indexer.Care;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.Indexer.Check;

/// <summary>
/// Verifies every stored structure of an index against itself: the commit, the checksum of every file, the ledger, the stored
/// texts, and the postings against the texts they were made of. The sources are not looked at, and nothing is written.
/// </summary>
public static class IndexCheck
{
    /// <summary>Checks the last commit of an index. Writers may go on meanwhile.</summary>
    /// <param name="location">The index.</param>
    /// <param name="progress">Told after every document.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IndexException">There is no index, no permission to read it, or a newer version wrote it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CheckReport Run(IndexLocation location, IProgress<UpdateProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(location);
        RefuseWhatIsNone(location);
        using var generation = CheckedGeneration.OpenCurrent(location);
        return Verify(generation, progress, cancel) with { Notes = Notes(location, generation) };
    }

    /// <summary>Fails where there is nothing that could be checked; a damaged index is not nothing.</summary>
    internal static void RefuseWhatIsNone(IndexLocation location)
    {
        try
        {
            IndexSnapshot.ReadStamp(location);
        }
        catch (IndexException e) when (e.Kind == IndexErrorKind.Corrupt || e.Kind == IndexErrorKind.Missing && HasCommits(location))
        {
            // That is what a check is for.
        }
    }

    internal static CheckReport Verify(CheckedGeneration generation, IProgress<UpdateProgress>? progress, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var (files, bytes) = generation.Commit is { } commit ? (1, (long)commit.Bytes) : (0, 0);
        var (terms, postings) = (0L, 0L);
        foreach (var segment in generation.Segments)
        {
            var (count, size) = segment.VerifyFiles(cancel);
            files += count;
            bytes += size;
        }

        var isCurrent = generation.Stamp is { } stamp && stamp.Format == FormatVersion.Current && stamp.Analysis == AnalysisFingerprint.Of(stamp.Language);
        var ledger = new LedgerCheck(generation.Findings);
        if (isCurrent)
        {
            VerifyLedger(generation, ledger, cancel);
            var tell = Telling(ledger, progress);
            var check = new SegmentCheck(Language.Find(generation.Stamp!.Language)!);
            foreach (var segment in generation.Segments.Where(segment => !segment.IsDamaged))
            {
                var (segmentTerms, segmentPostings) = check.Run(segment, tell, cancel);
                terms += segmentTerms;
                postings += segmentPostings;
            }
        }

        return new CheckReport
        {
            Findings = generation.Findings.Kept,
            FindingCount = generation.Findings.Count,
            Notes = [],
            IsCurrent = isCurrent || generation.Stamp is null,
            Files = files,
            Bytes = bytes,
            Segments = generation.Segments.Count,
            Documents = ledger.Documents,
            Deleted = generation.Segments.Sum(segment => segment.Deleted),
            Terms = terms,
            Postings = postings,
            Elapsed = clock.Elapsed,
        };
    }

    private static void VerifyLedger(CheckedGeneration generation, LedgerCheck ledger, CancellationToken cancel)
    {
        foreach (var segment in generation.Segments.Where(segment => !segment.IsDamaged))
            ledger.Verify(segment, cancel);

        ledger.VerifyEmbedded();

        // The sum speaks of all documents: where some are missing, that is said already.
        if (generation.Findings.Count == 0)
            ledger.Verify(generation.Stamp!);
    }

    private static Action<long> Telling(LedgerCheck ledger, IProgress<UpdateProgress>? progress)
    {
        var (documents, bytes) = (0, 0L);
        return size => progress?.Report(
            new UpdateProgress(Interlocked.Increment(ref documents), ledger.Documents, Interlocked.Add(ref bytes, size), ledger.Bytes));
    }

    private static List<string> Notes(IndexLocation location, CheckedGeneration generation)
    {
        var notes = new List<string>();
        var others = Generation.All(location).Where(name => name != generation.Name).ToList();
        var begun = Generation.Begun(location);
        // What a writer is making is neither left over nor unfinished.
        if (WriterLock.IsHeld(location))
            return notes;

        if (generation.LeftOver(LeasedFiles.In(location, generation.Name, TimeProvider.System)) is { Count: > 0 } files)
            notes.Add($"{generation.Name}: files that no commit needs, which the next change of the index deletes: {string.Join(", ", files)}");

        var leased = LeasedFiles.Generations(location, TimeProvider.System);
        notes.AddRange(others.Except(begun, StringComparer.Ordinal).Except(leased, StringComparer.Ordinal).Select(name =>
            $"{name}: an index that another one has taken the place of; the next change of the index deletes it"));
        notes.AddRange(others.Intersect(begun, StringComparer.Ordinal).Select(name => $"{name}: an index that was being made anew when it was interrupted; the next change of the index deletes it or goes on with it"));
        return notes;
    }

    private static bool HasCommits(IndexLocation location) =>
        Generation.All(location).Any(name => CommitFile.In(Path.Combine(location.Folder, name)).Count > 0);
}
