using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.IndexFormat.Postings;
using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Stored;

/// <summary>Reads what is stored of a segment's documents. Clones, one for each thread, share the dictionaries that were read.</summary>
internal sealed class StoredReader : StoredFieldsReader
{
    // Each takes about 60 KB.
    private const int MaxDictionaries = 128;

    // Zstandard packs no block of 128 KB into less than 4 bytes.
    private const long MostUnpacked = 1 << 16;

    private readonly FieldInfos _fields;
    private readonly IndexInput _data;
    private readonly IndexInput _index;
    private readonly ConcurrentDictionary<int, RunDictionary> _dictionaries;
    private readonly FrameDecoder _decoder = new();
    private readonly int _docs;
    private byte[] _packed = [];
    private byte[] _first = [];

    public StoredReader(Lucene.Net.Store.Directory directory, SegmentInfo segment, FieldInfos fields, IOContext context)
    {
        (_fields, _docs, _dictionaries) = (fields, segment.DocCount, new());
        IndexInput? data = null, index = null;
        try
        {
            data = directory.OpenInput(IndexFileNames.SegmentFileName(segment.Name, "", StoredFormat.DataExtension), context);
            CodecUtil.CheckHeader(data, StoredFormat.DataCodec, StoredFormat.Version, StoredFormat.Version);
            index = directory.OpenInput(IndexFileNames.SegmentFileName(segment.Name, "", StoredFormat.IndexExtension), context);
            CodecUtil.CheckHeader(index, StoredFormat.IndexCodec, StoredFormat.Version, StoredFormat.Version);
            Runs = StoredRuns.Read(index, _docs);
            if (Runs is [.., var last] && last.End > data.Length)
                throw new CorruptIndexException($"the table of stored documents is of a longer file: {index}");
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(data, index);
            throw;
        }

        (_data, _index) = (data, index);
    }

    private StoredReader(StoredReader other)
    {
        (_fields, _docs, _dictionaries, Runs) = (other._fields, other._docs, other._dictionaries, other.Runs);
        (_data, _index) = ((IndexInput)other._data.Clone(), (IndexInput)other._index.Clone());
    }

    /// <summary>The runs of the segment.</summary>
    public IReadOnlyList<StoredRun> Runs { get; }

    public override void VisitDocument(int n, StoredFieldVisitor visitor)
    {
        var dictionary = DictionaryAt(Seek(n));
        var first = FirstFrame(dictionary);
        var at = 0;
        var count = SevenBitNumber.ReadCount(first, ref at);
        var value = EndOfFields(first, at, count);
        for (var i = 0; i < count; i++)
        {
            var (field, isText, length) = Field(first, ref at);
            var status = visitor.NeedsField(field);
            if (status == StoredFieldVisitor.Status.STOP)
                return;

            var isWanted = status == StoredFieldVisitor.Status.YES;
            if (length > StoredFormat.LongValue)
            {
                VisitLong(field, isText, length, dictionary, isWanted ? visitor : null);
                continue;
            }

            if (length > first.Length - value)
                throw Damaged();

            if (isWanted)
                Visit(visitor, field, isText, first.Slice(value, length));

            value += length;
        }
    }

    /// <summary>The dictionary of a run, as it is written.</summary>
    public byte[] DictionaryOf(StoredRun run)
    {
        var bytes = new byte[run.DictionaryLength];
        _data.Seek(run.Start);
        _data.ReadBytes(bytes, 0, bytes.Length);
        return bytes;
    }

    /// <summary>Copies what is stored of a document as it is.</summary>
    public void Copy(int doc, GrowingBuffer output)
    {
        var run = Seek(doc);
        var length = (int)((IsLast(doc, run) ? Runs[run].End : Start(doc + 1, run)) - _data.Position);
        ReadPacked(length);
        _packed.AsSpan(0, length).CopyTo(output.Append(length));
    }

    /// <summary>Adds what is stored of a document to a run that is being made: its long values, and last what goes into its first frame.</summary>
    public void Unpack(int doc, GrowingBuffer run, List<Range> frames)
    {
        var dictionary = DictionaryAt(Seek(doc));
        var first = FirstFrame(dictionary);
        var at = 0;
        var count = SevenBitNumber.ReadCount(first, ref at);
        for (var i = 0; i < count; i++)
        {
            var (_, _, length) = Field(first, ref at);
            if (length > StoredFormat.LongValue)
                Add(LongValue(length, dictionary));
        }

        Add(first);

        void Add(ReadOnlySpan<byte> frame)
        {
            frames.Add(run.Length..(run.Length + frame.Length));
            frame.CopyTo(run.Append(frame.Length));
        }
    }

    public override object Clone() => new StoredReader(this);

    public override long RamBytesUsed() => Runs.Count * 64L;

    public override void CheckIntegrity()
    {
        CodecUtil.ChecksumEntireFile(_data);
        CodecUtil.ChecksumEntireFile(_index);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            IOUtils.Dispose(_data, _index);
    }

    private static CorruptIndexException Damaged() => new("what is stored of a document makes no sense");

    private int EndOfFields(ReadOnlySpan<byte> first, int at, int count)
    {
        for (var i = 0; i < count; i++)
            _ = Field(first, ref at);

        return at;
    }

    private (FieldInfo Field, bool IsText, int Length) Field(ReadOnlySpan<byte> first, ref int at)
    {
        var code = (int)SevenBitNumber.Read(first, ref at);
        return (_fields.FieldInfo(code >> 1) ?? throw Damaged(), (code & 1) != 0, (int)SevenBitNumber.Read(first, ref at));
    }

    // Goes to a document in the data file and tells which run it is of.
    private int Seek(int doc)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)doc, (uint)_docs, nameof(doc));
        int low = 0, high = Runs.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Runs[middle].FirstDoc <= doc ? (middle, high) : (low, middle - 1);
        }

        _data.Seek(Start(doc, low));
        return low;
    }

    private bool IsLast(int doc, int run) => doc + 1 == (run + 1 < Runs.Count ? Runs[run + 1].FirstDoc : _docs);

    private long Start(int doc, int run)
    {
        var width = Runs[run].OffsetWidth;
        _index.Seek(Runs[run].Offsets + ((long)(doc - Runs[run].FirstDoc) * width));
        var offset = 0L;
        for (var i = 0; i < width; i++)
            offset = (offset << 8) | _index.ReadByte();

        return (ulong)offset < (ulong)Runs[run].PackedLength ? Runs[run].Documents + offset : throw Damaged();
    }

    private RunDictionary? DictionaryAt(int run)
    {
        if (Runs[run].DictionaryLength == 0)
            return null;

        if (_dictionaries.TryGetValue(run, out var known))
            return known;

        var position = _data.Position;
        var dictionary = new RunDictionary(DictionaryOf(Runs[run]));
        _data.Seek(position);
        if (_dictionaries.Count >= MaxDictionaries)
            _dictionaries.Clear();

        return _dictionaries.GetOrAdd(run, dictionary);
    }

    // Stands until the next one.
    private ReadOnlySpan<byte> FirstFrame(RunDictionary? dictionary)
    {
        var length = _data.ReadVInt32();
        var packed = PackedLength(length);
        if (_first.Length < length)
            _first = new byte[length];

        Unpack(packed, _first.AsSpan(0, length), dictionary);
        return _first.AsSpan(0, length);
    }

    private void VisitLong(FieldInfo field, bool isText, int length, RunDictionary? dictionary, StoredFieldVisitor? visitor)
    {
        if (visitor is null)
        {
            var skipped = PackedLength(length);
            _data.Seek(_data.Position + (skipped == 0 ? length : skipped));
        }
        else if (isText || visitor is StoredSpanVisitor)
        {
            var packed = PackedLength(length);
            var unpacked = ArrayPool<byte>.Shared.Rent(length);
            try
            {
                Unpack(packed, unpacked.AsSpan(0, length), dictionary);
                Visit(visitor, field, isText, unpacked.AsSpan(0, length));
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(unpacked);
            }
        }
        else
        {
            visitor.BinaryField(field, LongValue(length, dictionary));
        }
    }

    private static void Visit(StoredFieldVisitor visitor, FieldInfo field, bool isText, ReadOnlySpan<byte> value)
    {
        if (isText)
            visitor.StringField(field, Encoding.UTF8.GetString(value));
        else if (visitor is StoredSpanVisitor spans)
            spans.BinaryField(field, value);
        else
            visitor.BinaryField(field, value.ToArray());
    }

    private byte[] LongValue(int length, RunDictionary? dictionary)
    {
        var packed = PackedLength(length);
        var value = new byte[length];
        Unpack(packed, value, dictionary);
        return value;
    }

    // What is damaged must not ask for all memory.
    private int PackedLength(int length)
    {
        var packed = _data.ReadVInt32();
        var stands = packed == 0 ? length : packed;
        return length >= 0 && packed >= 0 && stands <= _data.Length - _data.Position && length <= (long)stands * MostUnpacked ? packed : throw Damaged();
    }

    private void Unpack(int packed, Span<byte> output, RunDictionary? dictionary)
    {
        ReadPacked(packed == 0 ? output.Length : packed);
        if (packed == 0)
            _packed.AsSpan(0, output.Length).CopyTo(output);
        else
            _decoder.Read(_packed.AsSpan(0, packed), output, dictionary);
    }

    private void ReadPacked(int length)
    {
        if (length < 0 || length > _data.Length - _data.Position)
            throw Damaged();

        if (_packed.Length < length)
            _packed = new byte[length];

        _data.ReadBytes(_packed, 0, length);
    }
}
