using DocumentSearch.Extract;
using DocumentSearch.Indexer.Plan;
using DocumentSearch.Indexer.Source;

namespace DocumentSearch.Indexer.Write;

/// <summary>
/// The documents of files that are gone. One whose content turns up under another name is given that name instead of being
/// written anew; the others are deleted.
/// </summary>
internal sealed class Removals
{
    private readonly Ledger _ledger;
    private readonly Dictionary<(long Length, UInt128 Hash), int> _claimable = [];
    private readonly List<int> _unclaimable = [];
    private readonly Lock _gate = new();

    public Removals(ChangePlan plan, ScanResult scan, Ledger ledger)
    {
        _ledger = ledger;
        var lengths = plan.Added.Count > 0 && plan.Removed.Count > 0 ? plan.Added.Select(file => scan.StampOf(file).Length).ToHashSet() : [];
        foreach (var entry in plan.Removed)
        {
            var length = ledger.StampOf(entry).Length;
            var isClaimable = lengths.Contains(length) && ledger.StatusOf(entry) == SkipStatus.Indexed && !ledger.HasEmbedded(entry);
            if (!isClaimable || !_claimable.TryAdd((length, ledger.HashOf(entry)), entry))
                _unclaimable.Add(entry);
        }
    }

    /// <summary>Entries that no file can be the new name of.</summary>
    public IReadOnlyList<int> Unclaimable => _unclaimable;

    /// <summary>Entries that nobody has claimed.</summary>
    public IReadOnlyCollection<int> Unclaimed => _claimable.Values;

    /// <summary>Takes the document that a new file's content was known as, or -1.</summary>
    public int Claim(string path, long length, UInt128 hash)
    {
        if (_claimable.Count == 0)
            return -1;

        lock (_gate)
        {
            if (!_claimable.TryGetValue((length, hash), out var entry) || !TextExtraction.ReadsAlike(_ledger.PathOf(entry), path))
                return -1;

            _claimable.Remove((length, hash));
            return entry;
        }
    }
}
