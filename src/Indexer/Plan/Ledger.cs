using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Plan;

/// <summary>
/// Every source file an index knows, by the key of its stored name. The index is its own ledger: the entries are fields of its
/// documents, so that no crash can leave the two in disagreement. About 90 bytes a file are held; names and hashes are read
/// from the index when they are asked for.
/// </summary>
internal sealed class Ledger : IDisposable
{
    private const int RowsPerChunk = 1 << 12;

    private readonly IndexSnapshot? _snapshot;
    private readonly List<Row[]> _chunks = [];
    private int[] _slots = [];
    private readonly HashSet<long> _owners = []; // of documents that stand in a file
    private readonly HashSet<long> _owning = []; // documents in whose file others stand
    private readonly HashSet<long> _failing = []; // documents in whose file others stand that failed
    private string[]? _names;

    private Ledger(IndexSnapshot? snapshot) => _snapshot = snapshot;

    /// <summary>Number of files.</summary>
    public int Count { get; private set; }

    /// <summary>The highest document number given so far.</summary>
    public long LastId { get; private set; }

    /// <summary>The sum that the stamp of a commit holds, from the entries themselves.</summary>
    public UInt128 Sum { get; private set; }

    /// <summary>Files that could not be read.</summary>
    public int Retries { get; private set; }

    /// <summary>
    /// Numbers of documents that are gone, or never came, while what stands in their files is there: an update was interrupted.
    /// </summary>
    public IReadOnlyCollection<long> LostOwners => _owners.Count == 0 ? [] : [.. _owners.Where(id => !_owning.Contains(id))];

    /// <summary>The ledger of an index that holds nothing.</summary>
    public static Ledger Empty() => new(null);

    /// <summary>Reads the ledger of a commit, which stays open as long as the ledger.</summary>
    /// <param name="snapshot">The commit; the ledger disposes it.</param>
    public static Ledger Read(IndexSnapshot snapshot)
    {
        var ledger = new Ledger(snapshot);
        ledger.Reserve(snapshot.Reader.NumDocs);
        foreach (var leaf in snapshot.Reader.Leaves)
            ledger.ReadSegment(leaf);

        return ledger;
    }

    /// <summary>A ledger of entries that stand in no index, numbered as they come.</summary>
    public static Ledger Of(IReadOnlyList<(string Path, SourceStamp Stamp, int Status)> entries)
    {
        var ledger = new Ledger(null) { _names = [.. entries.Select(e => e.Path)] };
        ledger.Reserve(entries.Count);
        foreach (var (path, stamp, status) in entries)
        {
            var key = FileTable.KeyOf(Encoding.UTF8.GetBytes(path));
            ledger.Add(key, new Row((ulong)(key >> 64), (ulong)key, stamp, ++ledger.LastId, ledger.Count, status));
        }

        return ledger;
    }

    /// <summary>The entry of a file, or -1 if the index does not know it.</summary>
    /// <param name="key">The key of its stored name (<see cref="FileTable.KeyOf(ReadOnlySpan{byte})"/>).</param>
    public int Find(UInt128 key)
    {
        if (_slots.Length == 0)
            return -1;

        for (var slot = (int)(ulong)key & _slots.Length - 1; ; slot = slot + 1 & _slots.Length - 1)
        {
            var entry = _slots[slot] - 1;
            if (entry < 0 || KeyOf(entry) == key)
                return entry;
        }
    }

    public UInt128 KeyOf(int entry) => new(At(entry).KeyHigh, At(entry).KeyLow);

    /// <summary>The state in which it was read.</summary>
    public SourceStamp StampOf(int entry) => At(entry).Stamp;

    /// <summary>Number of its document.</summary>
    public long IdOf(int entry) => At(entry).Id;

    /// <summary>0 if indexed, else one more than the skip reason.</summary>
    public int StatusOf(int entry) => At(entry).Status;

    /// <summary>Whether other documents stand in it.</summary>
    public bool HasEmbedded(int entry) => _owning.Contains(IdOf(entry));

    /// <summary>Whether it, or something that stands in it, could be opened but not be read for its text.</summary>
    public bool HasFailed(int entry) => Write.SkipStatus.IsFailed(StatusOf(entry)) || _failing.Contains(IdOf(entry));

    /// <summary>Its stored name.</summary>
    public string PathOf(int entry)
    {
        if (_names is not null)
            return _names[entry];

        var bytes = new BytesRef();
        var (segment, doc) = Place(entry);
        segment.GetBinaryDocValues(IndexFields.Path).Get(doc, bytes);
        return bytes.Utf8ToString();
    }

    /// <summary>XXH128 of its bytes; 0 if they were not read.</summary>
    public UInt128 HashOf(int entry)
    {
        var bytes = new BytesRef();
        var (segment, doc) = Place(entry);
        segment.GetBinaryDocValues(IndexFields.Hash).Get(doc, bytes);
        return BinaryPrimitives.ReadUInt128LittleEndian(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length));
    }

    public void Dispose() => _snapshot?.Dispose();

    private void ReadSegment(AtomicReaderContext leaf)
    {
        var segment = leaf.AtomicReader;
        var ids = segment.GetNumericDocValues(IndexFields.Id);
        var paths = segment.GetBinaryDocValues(IndexFields.Path);
        var lengths = segment.GetNumericDocValues(IndexFields.Length);
        var modified = segment.GetNumericDocValues(IndexFields.Modified);
        var changed = segment.GetNumericDocValues(IndexFields.Changed);
        var numbers = segment.GetNumericDocValues(IndexFields.FileNumber);
        var status = segment.GetNumericDocValues(IndexFields.Status);
        var parts = segment.GetNumericDocValues(IndexFields.Part);
        var owners = segment.GetNumericDocValues(IndexFields.Owner);
        var isOwned = segment.GetDocsWithField(IndexFields.Owner);
        var owning = segment.GetDocsWithField(IndexFields.Embedded);
        var live = segment.LiveDocs;
        var bytes = new BytesRef();
        for (var doc = 0; doc < segment.MaxDoc; doc++)
        {
            var id = ids.Get(doc);
            LastId = Math.Max(LastId, id);
            if (live?.Get(doc) == false || parts?.Get(doc) > 0)
                continue;

            if (isOwned?.Get(doc) == true)
            {
                _owners.Add(owners.Get(doc));
                if (Write.SkipStatus.IsFailed((int)status.Get(doc)))
                    _failing.Add(owners.Get(doc));

                continue;
            }

            if (owning?.Get(doc) == true)
                _owning.Add(id);

            paths.Get(doc, bytes);
            var key = FileTable.KeyOf(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length));
            var stamp = new SourceStamp(lengths.Get(doc), modified.Get(doc), changed.Get(doc), numbers.Get(doc));
            Add(key, new Row((ulong)(key >> 64), (ulong)key, stamp, id, leaf.DocBase + doc, (int)status.Get(doc)));
        }
    }

    private void Add(UInt128 key, Row row)
    {
        if (Count % RowsPerChunk == 0)
            _chunks.Add(new Row[RowsPerChunk]);

        _chunks[^1][Count % RowsPerChunk] = row;
        Count++;
        Sum += FileTable.SumOf(key, row.Stamp);
        if (row.Status == Write.SkipStatus.Unreadable)
            Retries++;

        var slot = (int)(ulong)key & _slots.Length - 1;
        while (_slots[slot] > 0 && KeyOf(_slots[slot] - 1) != key)
            slot = slot + 1 & _slots.Length - 1;

        _slots[slot] = Count;
    }

    private void Reserve(int documents) => _slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, documents + documents / 2))];

    private ref readonly Row At(int entry) => ref _chunks[entry / RowsPerChunk][entry % RowsPerChunk];

    private (AtomicReader Segment, int Doc) Place(int entry)
    {
        var doc = At(entry).Doc;
        var leaf = _snapshot!.Reader.Leaves[ReaderUtil.SubIndex(doc, _snapshot.Reader.Leaves)];
        return (leaf.AtomicReader, doc - leaf.DocBase);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Row(ulong KeyHigh, ulong KeyLow, SourceStamp Stamp, long Id, int Doc, int Status);
}
