using DocumentSearch.Indexer.Source;

namespace DocumentSearch.Indexer.Plan;

/// <summary>What has to be done so that the index holds what the roots hold.</summary>
/// <param name="Added">Files that the index does not know.</param>
/// <param name="Modified">Files whose stamp differs from the one they were read with.</param>
/// <param name="Removed">Stored names of files that are gone.</param>
/// <param name="Unchanged">Number of files that need nothing.</param>
/// <param name="Faults">Places that could not be scanned; what the index holds of them is kept.</param>
internal sealed record ChangePlan(
    IReadOnlyList<SourceFile> Added,
    IReadOnlyList<SourceFile> Modified,
    IReadOnlyList<string> Removed,
    int Unchanged,
    IReadOnlyList<ScanFault> Faults)
{
    public int Changes => Added.Count + Modified.Count + Removed.Count;

    /// <summary>Bytes that have to be read.</summary>
    public long Bytes => Added.Sum(f => f.Stamp.Length) + Modified.Sum(f => f.Stamp.Length);

    /// <summary>Compares a scan with the ledger. Pure: it looks at nothing else.</summary>
    public static ChangePlan Compute(ScanResult scan, IReadOnlyDictionary<string, LedgerEntry> ledger)
    {
        List<SourceFile> added = [], modified = [];
        var unchanged = 0;
        var seen = new HashSet<string>(scan.Files.Count, StringComparer.Ordinal);
        foreach (var file in scan.Files)
        {
            if (!seen.Add(file.Path))
                continue; // Two roots may name the same file.

            if (!ledger.TryGetValue(file.Path, out var known))
                added.Add(file);
            else if (known.Stamp != file.Stamp)
                modified.Add(file);
            else
                unchanged++;
        }

        // What a scan that was cut short did not see may well be there.
        var faults = scan.Faults.Where(fault => !fault.IsMissing || HoldsAnyOf(fault.Path, ledger)).ToList();
        return new ChangePlan(added, modified, scan.IsComplete ? Gone(scan, faults, ledger, seen) : [], unchanged, faults);
    }

    // A root that was a file, and one of which the index holds nothing, is simply gone; a folder may be a disk not plugged in.
    private static bool HoldsAnyOf(string root, IReadOnlyDictionary<string, LedgerEntry> ledger) =>
        !ledger.ContainsKey(root) && ledger.Keys.Any(path => IsAtOrUnder(path, root));

    private static List<string> Gone(
        ScanResult scan, List<ScanFault> faults, IReadOnlyDictionary<string, LedgerEntry> ledger, HashSet<string> seen)
    {
        var gone = new List<string>();
        if (ledger.Count == seen.Count && scan.Files.Count == seen.Count && ledger.Keys.All(seen.Contains))
            return gone;

        foreach (var path in ledger.Keys)
        {
            if (!seen.Contains(path) && !faults.Exists(fault => IsAtOrUnder(path, fault.Path)))
                gone.Add(path);
        }

        return gone;
    }

    private static bool IsAtOrUnder(string path, string place) =>
        place == "." || path.StartsWith(place, StringComparison.Ordinal) && (path.Length == place.Length || path[place.Length] == '/');
}
