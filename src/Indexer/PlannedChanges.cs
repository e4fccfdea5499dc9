using DocumentSearch.Indexer.Source;

namespace DocumentSearch.Indexer;

/// <summary>What an update would do, by stored names.</summary>
public sealed record PlannedChanges
{
    /// <summary>New files.</summary>
    public required IReadOnlyList<string> Added { get; init; }

    /// <summary>Files that would be read again.</summary>
    public required IReadOnlyList<string> Modified { get; init; }

    /// <summary>Files that stand elsewhere than before.</summary>
    public required IReadOnlyList<(string From, string To)> Moved { get; init; }

    /// <summary>Files that are gone.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>Number of files that need nothing.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Bytes that would be read.</summary>
    public required long Bytes { get; init; }

    /// <summary>Places that could not be scanned.</summary>
    public required IReadOnlyList<ScanFault> Faults { get; init; }

    /// <summary>Whether the index would be made anew, because it is of older rules.</summary>
    public required bool Rebuild { get; init; }

    internal static PlannedChanges Of(PreparedUpdate prepared)
    {
        var (plan, scan, ledger) = (prepared.Plan, prepared.Scan, prepared.Ledger);
        return new PlannedChanges
        {
            Added = Sorted(plan.Added.Select(scan.PathOf)),
            Modified = Sorted(plan.Modified.Concat(plan.Retried).Select(known => scan.PathOf(known.File))),
            Moved = [.. plan.Moved.Select(known => (ledger.PathOf(known.Entry), scan.PathOf(known.File))).OrderBy(m => m.Item2, StringComparer.Ordinal)],
            Removed = Sorted(plan.Removed.Select(ledger.PathOf)),
            Unchanged = plan.Unchanged,
            Bytes = plan.Bytes,
            Faults = plan.Faults,
            Rebuild = prepared.Rebuild,
        };
    }

    private static string[] Sorted(IEnumerable<string> paths) => [.. paths.Order(StringComparer.Ordinal)];
}
