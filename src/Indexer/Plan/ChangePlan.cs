using DocumentSearch.Extract;
using DocumentSearch.Indexer.Source;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Plan;

/// <summary>A file of the scan that the ledger has an entry for.</summary>
/// <param name="File">Its number in the scan.</param>
/// <param name="Entry">Its entry in the ledger.</param>
internal readonly record struct KnownFile(int File, int Entry);

/// <summary>What has to be done so that the index holds what the roots hold.</summary>
internal sealed record ChangePlan
{
    /// <summary>Files that the index does not know, by their number in the scan.</summary>
    public required IReadOnlyList<int> Added { get; init; }

    /// <summary>Files that have to be read again: their stamp differs from the one they were read with, or so does the size limit.</summary>
    public required IReadOnlyList<KnownFile> Modified { get; init; }

    /// <summary>Files that stand elsewhere than before, with the same content: only their path changes.</summary>
    public required IReadOnlyList<KnownFile> Moved { get; init; }

    /// <summary>Entries of files that are gone.</summary>
    public required IReadOnlyList<int> Removed { get; init; }

    /// <summary>Files that could not be read the last time, and may be readable now; and those that failed, if they are to be tried again.</summary>
    public required IReadOnlyList<KnownFile> Retried { get; init; }

    /// <summary>Number of files that need nothing.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Places that could not be scanned, as far as they matter.</summary>
    public required IReadOnlyList<ScanFault> Faults { get; init; }

    /// <summary>Bytes that have to be read.</summary>
    public required long Bytes { get; init; }

    public int Changes => Added.Count + Modified.Count + Moved.Count + Removed.Count;

    /// <summary>The plan of folders that are as the index has them.</summary>
    public static ChangePlan Nothing(ScanResult scan) => new()
    {
        Added = [],
        Modified = [],
        Moved = [],
        Removed = [],
        Retried = [],
        Unchanged = scan.Count,
        Faults = scan.Faults,
        Bytes = 0,
    };

    /// <summary>Compares a scan with the ledger. Pure: it looks at nothing else.</summary>
    /// <param name="scan">What the roots hold.</param>
    /// <param name="ledger">What the index holds.</param>
    /// <param name="maxFileBytes">Size above which files are skipped.</param>
    /// <param name="retryFailed">Whether files that failed are read again.</param>
    public static ChangePlan Compute(ScanResult scan, Ledger ledger, long maxFileBytes, bool retryFailed = false)
    {
        List<int> added = [];
        List<KnownFile> modified = [], retried = [];
        var unchanged = 0;
        var seen = new bool[ledger.Count];
        for (var file = 0; file < scan.Count; file++)
        {
            var entry = ledger.Find(scan.KeyOf(file));
            if (entry < 0)
            {
                added.Add(file);
                continue;
            }

            seen[entry] = true;
            if (ledger.StampOf(entry) != scan.StampOf(file) || IsTooLarge(scan, file, maxFileBytes) != (ledger.StatusOf(entry) == SkipStatus.TooLarge))
                modified.Add(new KnownFile(file, entry));
            else if (ledger.StatusOf(entry) == SkipStatus.Unreadable || retryFailed && ledger.HasFailed(entry))
                retried.Add(new KnownFile(file, entry));
            else
                unchanged++;
        }

        var faults = scan.Faults.Where(fault => fault.Kind != ScanFaultKind.Missing || HoldsAnyOf(fault.Path, ledger)).ToList();
        // What a scan that was cut short did not see may well be there.
        var removed = scan.IsComplete ? Gone(faults, ledger, seen) : [];
        var moved = Moves(scan, ledger, added, removed);
        scan.Sort(added);
        modified.Sort(static (a, b) => a.File.CompareTo(b.File));
        return new ChangePlan
        {
            Added = added,
            Modified = modified,
            Moved = moved,
            Removed = removed,
            Retried = retried,
            Unchanged = unchanged,
            Faults = faults,
            Bytes = added.Sum(file => scan.StampOf(file).Length) + modified.Sum(known => scan.StampOf(known.File).Length),
        };
    }

    private static bool IsTooLarge(ScanResult scan, int file, long maxFileBytes) => scan.StampOf(file).Length > maxFileBytes;

    // A root that was a file, and one of which the index holds nothing, is simply gone; a folder may be a disk not plugged in.
    private static bool HoldsAnyOf(string root, Ledger ledger)
    {
        var any = false;
        for (var entry = 0; entry < ledger.Count; entry++)
        {
            var path = ledger.PathOf(entry);
            if (path == root)
                return false;

            any |= Roots.IsAtOrUnder(path, root);
        }

        return any;
    }

    private static List<int> Gone(List<ScanFault> faults, Ledger ledger, bool[] seen)
    {
        var kept = faults.Where(fault => fault.Kind != ScanFaultKind.LeftOut).Select(fault => fault.Path).ToList();
        var gone = new List<int>();
        for (var entry = 0; entry < seen.Length; entry++)
        {
            if (!seen[entry] && (kept.Count == 0 || !kept.Exists(place => Roots.IsAtOrUnder(ledger.PathOf(entry), place))))
                gone.Add(entry);
        }

        return gone;
    }

    // A file that was renamed keeps its number, size and time of modification; its name must promise the same format still. One in
    // which others stand, whose names begin with its own, is read anew.
    private static List<KnownFile> Moves(ScanResult scan, Ledger ledger, List<int> added, List<int> removed)
    {
        var moved = new List<KnownFile>();
        if (added.Count == 0 || removed.Count == 0)
            return moved;

        var goneByNumber = new Dictionary<long, int>(removed.Count);
        foreach (var entry in removed)
        {
            if (ledger.StampOf(entry).FileNumber is not 0 and var number && ledger.StatusOf(entry) != SkipStatus.Unreadable
                && !ledger.HasEmbedded(entry))
                goneByNumber[number] = entry;
        }

        foreach (var file in added)
        {
            if (goneByNumber.TryGetValue(scan.StampOf(file).FileNumber, out var entry)
                && IsSameContent(ledger.StampOf(entry), scan.StampOf(file))
                && TextExtraction.ReadsAlike(ledger.PathOf(entry), scan.PathOf(file)))
            {
                moved.Add(new KnownFile(file, entry));
                goneByNumber.Remove(scan.StampOf(file).FileNumber);
            }
        }

        if (moved.Count > 0)
        {
            var files = moved.Select(m => m.File).ToHashSet();
            var entries = moved.Select(m => m.Entry).ToHashSet();
            added.RemoveAll(files.Contains);
            removed.RemoveAll(entries.Contains);
        }

        return moved;
    }

    private static bool IsSameContent(SourceStamp before, SourceStamp now) =>
        before.FileNumber == now.FileNumber && before.Length == now.Length && before.ModifiedTicks == now.ModifiedTicks;
}
