using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Write;

/// <summary>
/// The sum that a commit's stamp holds (<see cref="CommitStamp.LedgerSum"/>): that of the scan, less what became different
/// while it was read. Several threads change it.
/// </summary>
internal sealed class LedgerSum(UInt128 scanned)
{
    private readonly Lock _gate = new();
    private UInt128 _value = scanned;

    public UInt128 Value
    {
        get
        {
            lock (_gate)
                return _value;
        }
    }

    public void Remove(UInt128 key, SourceStamp stamp)
    {
        lock (_gate)
            _value -= FileTable.SumOf(key, stamp);
    }

    public void Replace(UInt128 key, SourceStamp scanned, SourceStamp written)
    {
        lock (_gate)
            _value += FileTable.SumOf(key, written) - FileTable.SumOf(key, scanned);
    }
}
