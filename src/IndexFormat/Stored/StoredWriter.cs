using System.Text;
using DocumentSearch.IndexFormat.Postings;
using Lucene.Net.Codecs;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Stored;

/// <summary>Writes what is stored of a segment's documents (docs/index-format.md). Runs are kept as they are when segments are merged.</summary>
internal sealed class StoredWriter : StoredFieldsWriter
{
    // Documents of so many bytes make a run: more would not make them smaller.
    private const int RunLength = 4 << 20;

    // A run of less, or with less left of it, is not kept at a merge, so that there are never many small ones.
    private const int MinKept = RunLength / 2;

    private readonly Lucene.Net.Store.Directory _directory;
    private readonly string[] _files;
    private readonly IndexOutput _data;
    private readonly StoredRuns _runs;
    private readonly FrameEncoder _encoder = new();
    private readonly GrowingBuffer _fields = new();
    private readonly GrowingBuffer _short = new();

    // The run: of each document first its long values, then what goes into its first frame, which is written before them.
    private readonly GrowingBuffer _run = new();
    private readonly List<Range> _frames = [];
    private readonly List<int> _framesUpTo = [];
    private readonly GrowingBuffer _packed = new();
    private readonly List<long> _offsets = [];
    private int _fieldCount;
    private int _docs;

    public StoredWriter(Lucene.Net.Store.Directory directory, SegmentInfo segment, IOContext context)
    {
        _directory = directory;
        _files = [NameOf(StoredFormat.DataExtension), NameOf(StoredFormat.IndexExtension)];
        IndexOutput? data = null, index = null;
        try
        {
            data = directory.CreateOutput(_files[0], context);
            CodecUtil.WriteHeader(data, StoredFormat.DataCodec, StoredFormat.Version);
            index = directory.CreateOutput(_files[1], context);
            CodecUtil.WriteHeader(index, StoredFormat.IndexCodec, StoredFormat.Version);
        }
        catch
        {
            IOUtils.DisposeWhileHandlingException(data, index);
            Abort();
            throw;
        }

        _data = data;
        _runs = new StoredRuns(index);

        string NameOf(string extension) => IndexFileNames.SegmentFileName(segment.Name, "", extension);
    }

    public override void StartDocument(int numStoredFields)
    {
        _fields.Clear();
        _short.Clear();
        _fieldCount = 0;
    }

    public override void WriteField(FieldInfo info, IIndexableField field)
    {
        if (field.GetBinaryValue() is { } bytes)
            WriteValue(info.Number, isText: false, bytes.Bytes.AsSpan(bytes.Offset, bytes.Length));
        else if (field is { NumericType: NumericFieldType.NONE } && field.GetStringValue() is { } text)
            WriteValue(info.Number, isText: true, Encoding.UTF8.GetBytes(text));
        else
            throw new NotSupportedException($"a stored number in '{info.Name}'");
    }

    public override void FinishDocument()
    {
        var start = _run.Length;
        _run.WriteVInt32(_fieldCount);
        _run.Write(_fields);
        _run.Write(_short);
        _frames.Add(start.._run.Length);
        FinishRecord();
    }

    public override int Merge(MergeState mergeState)
    {
        for (var i = 0; i < mergeState.Readers.Count; i++)
        {
            var reader = mergeState.Readers[i];
            if (mergeState.MatchingSegmentReaders[i]?.FieldsReader is StoredReader stored)
                Merge(stored, reader.LiveDocs, reader.MaxDoc, mergeState.CheckAbort);
            else
                AddEach(reader, mergeState);
        }

        Finish(mergeState.FieldInfos, _docs);
        return _docs;
    }

    public override void Finish(FieldInfos fis, int numDocs)
    {
        FinishRun();
        if (numDocs != _docs)
            throw new InvalidOperationException($"{_docs} documents were stored of {numDocs}");

        _runs.Finish(_docs);
        CodecUtil.WriteFooter(_data);
    }

    public override void Abort()
    {
        IOUtils.DisposeWhileHandlingException(this);
        IOUtils.DeleteFilesIgnoringExceptions(_directory, _files);
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;

        _encoder?.Dispose();
        IOUtils.Dispose(_data, _runs);
    }

    private void WriteValue(int field, bool isText, ReadOnlySpan<byte> value)
    {
        _fieldCount++;
        _fields.WriteVInt32((field << 1) | (isText ? 1 : 0));
        _fields.WriteVInt32(value.Length);
        if (value.Length <= StoredFormat.LongValue)
        {
            value.CopyTo(_short.Append(value.Length));
            return;
        }

        _frames.Add(_run.Length..(_run.Length + value.Length));
        value.CopyTo(_run.Append(value.Length));
    }

    private void FinishRecord()
    {
        _framesUpTo.Add(_frames.Count);
        _docs++;
        if (_run.Length >= RunLength)
            FinishRun();
    }

    private void FinishRun()
    {
        if (_framesUpTo.Count == 0)
            return;

        var dictionary = RunDictionary.Of(_run.Written, _frames);
        _encoder.Use(dictionary);
        _packed.Clear();
        _offsets.Clear();
        var first = 0;
        foreach (var end in _framesUpTo)
        {
            _offsets.Add(_packed.Length);
            var head = _run.Written[_frames[end - 1]];
            _packed.WriteVInt32(head.Length);
            _encoder.Write(head, _packed);
            for (var i = first; i < end - 1; i++)
                _encoder.Write(_run.Written[_frames[i]], _packed);

            first = end;
        }

        _runs.Add(_docs - _framesUpTo.Count, _data.Position, dictionary.Length, _packed.Length, _run.Length, _offsets);
        _data.WriteBytes(dictionary, dictionary.Length);
        _packed.CopyTo(_data);
        _run.Clear();
        _frames.Clear();
        _framesUpTo.Clear();
    }

    private void Merge(StoredReader stored, IBits? live, int maxDoc, CheckAbort abort)
    {
        for (var run = 0; run < stored.Runs.Count; run++)
        {
            var (from, to) = (stored.Runs[run].FirstDoc, run + 1 < stored.Runs.Count ? stored.Runs[run + 1].FirstDoc : maxDoc);
            var kept = Enumerable.Range(from, to - from).Where(doc => live?.Get(doc) != false).ToList();
            var length = stored.Runs[run].Length * kept.Count / (to - from);
            if (length >= MinKept)
                Keep(stored, stored.Runs[run], kept, length);
            else
                kept.ForEach(doc => AddUnpacked(stored, doc));

            abort.Work(stored.Runs[run].PackedLength);
        }
    }

    // About as much as is left of it is what it is said to have unpacked, so that it does not shrink to nothing merge by merge.
    private void Keep(StoredReader stored, StoredRun run, List<int> docs, long length)
    {
        FinishRun();
        var dictionary = stored.DictionaryOf(run);
        _packed.Clear();
        _offsets.Clear();
        foreach (var doc in docs)
        {
            _offsets.Add(_packed.Length);
            stored.Copy(doc, _packed);
        }

        _runs.Add(_docs, _data.Position, dictionary.Length, _packed.Length, length, _offsets);
        _data.WriteBytes(dictionary, dictionary.Length);
        _packed.CopyTo(_data);
        _docs += docs.Count;
    }

    private void AddUnpacked(StoredReader stored, int doc)
    {
        stored.Unpack(doc, _run, _frames);
        FinishRecord();
    }

    private void AddEach(AtomicReader reader, MergeState mergeState)
    {
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            if (reader.LiveDocs?.Get(doc) == false)
                continue;

            AddDocument(reader.Document(doc), mergeState.FieldInfos);
            mergeState.CheckAbort.Work(300);
        }
    }
}
