using DocumentSearch.Indexer.Care;
using DocumentSearch.Indexer.Plan;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer;

/// <summary>What an index holds, what it left out and why, and what has changed since.</summary>
public sealed record IndexStatus
{
    /// <summary>The index's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Folders and files it covers, as stored names.</summary>
    public required IReadOnlyList<string> Roots { get; init; }

    /// <summary>What was chosen of them.</summary>
    public required SourceChoices Choices { get; init; }

    /// <summary>Files that can be found.</summary>
    public required int Indexed { get; init; }

    /// <summary>Documents within files, as in archives, that can be found besides.</summary>
    public required int Embedded { get; init; }

    /// <summary>Files, and documents within files, that are known but hold no text that can be found, with the reason of each, by path.</summary>
    public required IReadOnlyList<FileNotice> Skipped { get; init; }

    /// <summary>Documents that were mended while they were read, by path.</summary>
    public required IReadOnlyList<FileNotice> Mended { get; init; }

    /// <summary>Files in the folders now.</summary>
    public required int Seen { get; init; }

    /// <summary>Files added, changed or removed since the last commit.</summary>
    public required int Behind { get; init; }

    /// <summary>Places that could not be scanned.</summary>
    public required IReadOnlyList<ScanFault> Faults { get; init; }

    /// <summary>Bytes of the source files that are indexed or skipped.</summary>
    public required long SourceBytes { get; init; }

    /// <summary>What the index takes on disk.</summary>
    public required IndexSpace Space { get; init; }

    /// <summary>The folder at which relative stored names start.</summary>
    public required string BaseFolder { get; init; }

    /// <summary>What it is a backup of; null if it is none.</summary>
    public required BackupMark? Backup { get; init; }

    /// <summary>The generation that is being made, or was left unfinished, in the place of an index of older rules; null if there is none.</summary>
    public required string? Unfinished { get; init; }

    /// <summary>Whether a process is writing the index now.</summary>
    public required bool IsWriting { get; init; }

    /// <summary>When the last commit was made, UTC.</summary>
    public required DateTime Committed { get; init; }

    /// <summary>
    /// Whether this build can answer from it; an index of older rules holds nothing that can be found until it is rebuilt,
    /// which the next update or search does.
    /// </summary>
    public required bool IsCurrent { get; init; }

    /// <summary>The format version of the index.</summary>
    public required int Format { get; init; }

    /// <summary>The fingerprint of its analysis.</summary>
    public required string Analysis { get; init; }

    /// <summary>Reads the state of an index and compares it with its folders.</summary>
    /// <param name="location">The index.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IndexException">There is none, or it cannot be read.</exception>
    public static IndexStatus Read(IndexLocation location, CancellationToken cancel)
    {
        var snapshot = IndexSnapshot.Open(location);
        using var ledger = snapshot.IsCurrent ? Ledger.Read(snapshot) : Ledger.Empty();
        var choices = SourceChoices.Read(snapshot.Stamp.Choices);
        var scan = FolderScan.Run(location, snapshot.Stamp.Roots, choices, default, cancel);
        var plan = ChangePlan.Compute(scan, ledger, choices.MaxFileBytes);
        var isWriting = WriterLock.IsHeld(location);
        var notices = snapshot.IsCurrent ? LedgerNotices.Read(snapshot) : [];
        var skipped = notices.Where(n => n.Reason is not null).ToList();
        var (files, embedded) = snapshot.IsCurrent ? LedgerNotices.CountDocuments(snapshot) : default;
        return new IndexStatus
        {
            Folder = location.Folder,
            Roots = snapshot.Stamp.Roots,
            Choices = choices,
            Indexed = files - skipped.Count(static s => !s.IsEmbedded),
            Embedded = embedded - skipped.Count(static s => s.IsEmbedded),
            Skipped = skipped,
            Mended = [.. notices.Where(n => n.Reason is null)],
            Seen = scan.Count,
            Behind = plan.Changes,
            Faults = plan.Faults,
            SourceBytes = Enumerable.Range(0, ledger.Count).Sum(entry => ledger.StampOf(entry).Length),
            Space = IndexSpace.Measure(snapshot, isWriting, TimeProvider.System),
            BaseFolder = location.BaseFolder,
            Backup = location.Backup,
            Unfinished = IndexSpace.Unfinished(snapshot),
            IsWriting = isWriting,
            Committed = new DateTime(snapshot.Stamp.CommittedTicks, DateTimeKind.Utc),
            IsCurrent = snapshot.IsCurrent,
            Format = snapshot.Stamp.Format,
            Analysis = snapshot.Stamp.Analysis,
        };
    }
}
