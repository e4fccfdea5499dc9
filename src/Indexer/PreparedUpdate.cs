using DocumentSearch.Indexer.Plan;
using DocumentSearch.Indexer.Source;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.Indexer;

/// <summary>A plan, with all it was made from.</summary>
internal sealed record PreparedUpdate : IDisposable
{
    /// <summary>What has to be done.</summary>
    public required ChangePlan Plan { get; init; }

    /// <summary>What the roots hold.</summary>
    public required ScanResult Scan { get; init; }

    /// <summary>What the index held; empty if the plan did not need it.</summary>
    public required Ledger Ledger { get; init; }

    /// <summary>The roots from now on.</summary>
    public required IReadOnlyList<string> Roots { get; init; }

    /// <summary>What is chosen of them from now on.</summary>
    public required SourceChoices Choices { get; init; }

    /// <summary>The stamp of the commit that answers; null if there is none.</summary>
    public required CommitStamp? Stamp { get; init; }

    /// <summary>The generation to write.</summary>
    public required string Generation { get; init; }

    /// <summary>Whether files that failed are read again, though they are as they were.</summary>
    public required bool RetriesFailed { get; init; }

    /// <summary>Whether it is made beside an index of other rules, to take its place.</summary>
    public required bool Rebuild { get; init; }

    /// <summary>Whether roots and choices are what the commit says.</summary>
    public bool SettingsAreKept =>
        Stamp is not null && Roots.SequenceEqual(Stamp.Roots, StringComparer.Ordinal) && Choices == SourceChoices.Read(Stamp.Choices);

    /// <summary>Whether the commit may be taken for what the roots hold without a look at the ledger.</summary>
    public bool NeedsNothing => Plan.Changes == 0 && Plan.Retried.Count == 0 && !Rebuild && SettingsAreKept;

    /// <summary>Whether the commit lacks only the sum by which the next look at the folders is quick.</summary>
    public bool LacksSum => Stamp is { LedgerSum: null } && Scan.IsWhole;

    public UpdateReport NothingDone() => Report(BatchResult.Nothing, TimeSpan.Zero);

    /// <summary>The stamp of a commit in the course of this update, or at its end.</summary>
    /// <param name="ledgerSum">The sum of the ledger if everything is done.</param>
    /// <param name="retries">Files that could not be read.</param>
    public CommitStamp NewStamp(UInt128? ledgerSum, int retries) =>
        new(FormatVersion.Current, AnalysisFingerprint.Of(Choices.Language), Roots, DateTime.UtcNow.Ticks)
        {
            Choices = Choices.Write(),
            LedgerSum = ledgerSum,
            Retries = retries,
        };

    public UpdateReport Report(BatchResult result, TimeSpan elapsed) => new()
    {
        Seen = Scan.Count,
        Added = result.Added,
        Modified = result.Modified,
        Moved = result.Moved,
        Removed = result.Removed,
        Unchanged = Plan.Unchanged + result.Touched,
        Touched = result.Touched,
        BytesRead = result.Bytes,
        Elapsed = elapsed,
        Applying = elapsed,
        Notices = result.Notices.Kept,
        Skipped = result.Notices.Skipped,
        SkippedBy = result.Notices.SkippedBy,
        Embedded = result.Embedded,
        SkippedEmbedded = result.Notices.SkippedEmbedded,
        Told = result.Notices.Told,
        HasFaultyFiles = result.Notices.HasFaults,
        Faults = Plan.Faults,
        Cancelled = result.Cancelled,
        Rebuilt = Rebuild && !result.Cancelled,
        MergeFailure = result.MergeFailure,
    };

    public void Dispose() => Ledger.Dispose();
}
