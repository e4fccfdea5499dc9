using System.Text.Unicode;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Check;

/// <summary>What one Lucene document says of its source.</summary>
/// <param name="Key">Key of the stored name (<see cref="FileTable.KeyOf(ReadOnlySpan{byte})"/>).</param>
/// <param name="HasPath">Whether that is text.</param>
/// <param name="HasFolder">Whether its folder is that of its path.</param>
/// <param name="Hash">Hash of the content.</param>
/// <param name="HasHash">Whether that is a hash.</param>
/// <param name="Id">Number of the document.</param>
/// <param name="Stamp">State of the file.</param>
/// <param name="Status">0 if indexed, else one more than the skip reason.</param>
/// <param name="Part">Number of the part.</param>
/// <param name="Owner">Number of the document in whose file it stands; null if it is a file of its own.</param>
/// <param name="Embedded">Number of documents that stand in its file.</param>
internal readonly record struct LedgerEntry(
    UInt128 Key, bool HasPath, bool HasFolder, UInt128 Hash, bool HasHash, long Id, SourceStamp Stamp, long Status, long Part, long? Owner, long Embedded);

/// <summary>Reads the ledger's fields of the documents of a segment that has them all. For use by one thread.</summary>
internal sealed class LedgerRow(AtomicReader segment)
{
    private readonly NumericDocValues _ids = segment.GetNumericDocValues(IndexFields.Id);
    private readonly BinaryDocValues _paths = segment.GetBinaryDocValues(IndexFields.Path);
    private readonly NumericDocValues _folders = segment.GetNumericDocValues(IndexFields.Folder);
    private readonly BinaryDocValues _hashes = segment.GetBinaryDocValues(IndexFields.Hash);
    private readonly NumericDocValues _lengths = segment.GetNumericDocValues(IndexFields.Length);
    private readonly NumericDocValues _modified = segment.GetNumericDocValues(IndexFields.Modified);
    private readonly NumericDocValues _changed = segment.GetNumericDocValues(IndexFields.Changed);
    private readonly NumericDocValues _numbers = segment.GetNumericDocValues(IndexFields.FileNumber);
    private readonly NumericDocValues _status = segment.GetNumericDocValues(IndexFields.Status);
    private readonly NumericDocValues? _parts = segment.GetNumericDocValues(IndexFields.Part);
    private readonly NumericDocValues? _owners = segment.GetNumericDocValues(IndexFields.Owner);
    private readonly IBits? _owned = segment.GetDocsWithField(IndexFields.Owner);
    private readonly NumericDocValues? _embedded = segment.GetNumericDocValues(IndexFields.Embedded);
    private readonly BytesRef _bytes = new();

    public LedgerEntry Read(int doc)
    {
        _hashes.Get(doc, _bytes);
        var hasHash = _bytes.Length == 16;
        var hash = hasHash ? System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(Bytes) : 0;
        _paths.Get(doc, _bytes);
        return new LedgerEntry(
            FileTable.KeyOf(Bytes),
            Bytes.Length > 0 && Utf8.IsValid(Bytes),
            _folders.Get(doc) == FolderKey.Of(Bytes),
            hash,
            hasHash,
            _ids.Get(doc),
            new SourceStamp(_lengths.Get(doc), _modified.Get(doc), _changed.Get(doc), _numbers.Get(doc)),
            _status.Get(doc),
            PartOf(doc),
            _owned?.Get(doc) == true ? _owners!.Get(doc) : null,
            _embedded?.Get(doc) ?? 0);
    }

    /// <summary>Number of a document's part.</summary>
    public long PartOf(int doc) => _parts?.Get(doc) ?? 0;

    private ReadOnlySpan<byte> Bytes => _bytes.Bytes.AsSpan(_bytes.Offset, _bytes.Length);
}
