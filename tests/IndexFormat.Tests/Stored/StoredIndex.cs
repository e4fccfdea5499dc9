using DocumentSearch.IndexFormat.Stored;
using DocumentSearch.Testing;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Tests.Stored;

/// <summary>A value that is stored: text, or bytes.</summary>
internal sealed record Value(string Field, object Content);

/// <summary>An index that only stores.</summary>
internal sealed class StoredIndex : IDisposable
{
    private const string Number = "number";

    private readonly TempFolder _folder = new();
    private readonly Lucene.Net.Store.Directory _directory;

    public StoredIndex(IReadOnlyList<Value[]> documents, int bufferedDocs, Func<int, bool> isDeleted, bool merges)
    {
        _directory = IndexDirectory.Open(_folder.MakeFolder("index"));
        using (var writer = new IndexWriter(_directory, Configure(bufferedDocs)))
        {
            for (var i = 0; i < documents.Count; i++)
            {
                Document fields = [new StringField(Number, $"{i}", Field.Store.NO)];
                foreach (var value in documents[i])
                    fields.Add(value.Content is byte[] bytes ? new StoredField(value.Field, bytes) : new StoredField(value.Field, (string)value.Content));

                writer.AddDocument(fields);
            }

            for (var i = 0; i < documents.Count; i++)
            {
                if (isDeleted(i))
                    writer.DeleteDocuments(new Term(Number, $"{i}"));
            }

            writer.Commit();
            if (merges)
                writer.ForceMerge(1);
        }

        Reader = DirectoryReader.Open(_directory);
        Assert.All(Reader.Leaves, leaf => Assert.Equal(IndexCodec.CodecName, ((SegmentReader)leaf.AtomicReader).SegmentInfo.Info.Codec.Name));
    }

    public DirectoryReader Reader { get; }

    public string Folder => _folder["index"];

    /// <summary>What is stored of all documents that are left, in order.</summary>
    public IEnumerable<List<Value>> Read()
    {
        var live = MultiFields.GetLiveDocs(Reader);
        return Enumerable.Range(0, Reader.MaxDoc).Where(doc => live?.Get(doc) != false).Select(doc => Read(doc));
    }

    public List<Value> Read(int doc, params string[] fields)
    {
        List<Value> values = [], bySpans = [];
        Reader.Document(doc, new Visitor(fields, values));
        Reader.Document(doc, new SpanVisitor(fields, bySpans));
        Assert.Equal(values.Select(static v => (v.Field, v.Content)), bySpans.Select(static v => (v.Field, v.Content)));
        return values;
    }

    public void Dispose()
    {
        Reader.Dispose();
        _directory.Dispose();
        _folder.Dispose();
    }

    private static IndexWriterConfig Configure(int bufferedDocs) => new(LuceneVersion.LUCENE_48, null)
    {
        Codec = new IndexCodec(),
        MaxBufferedDocs = Math.Max(2, bufferedDocs),
        RAMBufferSizeMB = IndexWriterConfig.DISABLE_AUTO_FLUSH,
        MergeScheduler = new SerialMergeScheduler(),
        MergePolicy = new LogDocMergePolicy { MergeFactor = 3, NoCFSRatio = 0 },
        UseCompoundFile = false,
    };

    private static StoredFieldVisitor.Status Needs(string[] fields, string name) =>
        fields is [] || fields.Contains(name, StringComparer.Ordinal) ? StoredFieldVisitor.Status.YES : StoredFieldVisitor.Status.NO;

    private sealed class Visitor(string[] fields, List<Value> values) : StoredFieldVisitor
    {
        public override Status NeedsField(FieldInfo fieldInfo) => Needs(fields, fieldInfo.Name);

        public override void BinaryField(FieldInfo fieldInfo, byte[] value) => values.Add(new Value(fieldInfo.Name, value));

        public override void StringField(FieldInfo fieldInfo, string value) => values.Add(new Value(fieldInfo.Name, value));
    }

    private sealed class SpanVisitor(string[] fields, List<Value> values) : StoredSpanVisitor
    {
        public override Status NeedsField(FieldInfo fieldInfo) => Needs(fields, fieldInfo.Name);

        public override void BinaryField(FieldInfo fieldInfo, ReadOnlySpan<byte> value) => values.Add(new Value(fieldInfo.Name, value.ToArray()));

        public override void StringField(FieldInfo fieldInfo, string value) => values.Add(new Value(fieldInfo.Name, value));
    }
}
