using System.Buffers.Binary;
using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Plan;

/// <summary>What the index knows of one source file.</summary>
/// <param name="Stamp">The state in which it was read.</param>
/// <param name="Hash">XXH128 of its bytes.</param>
/// <param name="Status">0 if indexed, else one more than the skip reason.</param>
internal readonly record struct LedgerEntry(SourceStamp Stamp, UInt128 Hash, int Status);

/// <summary>
/// Every source file an index knows, by stored name. The index is its own ledger: the entries are fields of its documents,
/// so that no crash can leave the two in disagreement.
/// </summary>
internal static class Ledger
{
    public static Dictionary<string, LedgerEntry> Read(IndexSnapshot snapshot)
    {
        var entries = new Dictionary<string, LedgerEntry>(snapshot.Reader.NumDocs, StringComparer.Ordinal);
        foreach (var leaf in snapshot.Reader.Leaves)
            ReadSegment(leaf.AtomicReader, entries);

        return entries;
    }

    private static void ReadSegment(AtomicReader segment, Dictionary<string, LedgerEntry> entries)
    {
        var paths = segment.GetBinaryDocValues(IndexFields.Path);
        var hashes = segment.GetBinaryDocValues(IndexFields.Hash);
        var lengths = segment.GetNumericDocValues(IndexFields.Length);
        var modified = segment.GetNumericDocValues(IndexFields.Modified);
        var changed = segment.GetNumericDocValues(IndexFields.Changed);
        var numbers = segment.GetNumericDocValues(IndexFields.FileNumber);
        var status = segment.GetNumericDocValues(IndexFields.Status);
        var parts = segment.GetNumericDocValues(IndexFields.Part);
        var live = segment.LiveDocs;
        var bytes = new BytesRef();
        for (var doc = 0; doc < segment.MaxDoc; doc++)
        {
            if (live?.Get(doc) == false || parts?.Get(doc) > 0)
                continue;

            paths.Get(doc, bytes);
            var path = bytes.Utf8ToString();
            hashes.Get(doc, bytes);
            var hash = BinaryPrimitives.ReadUInt128LittleEndian(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length));
            var stamp = new SourceStamp(lengths.Get(doc), modified.Get(doc), changed.Get(doc), numbers.Get(doc));
            entries[path] = new LedgerEntry(stamp, hash, (int)status.Get(doc));
        }
    }
}
