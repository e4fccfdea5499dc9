using DocumentSearch.Testing;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Codecs;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Tests.Postings;

/// <summary>A word of a document.</summary>
internal sealed record Word(string Term, int Position, byte? Length, int Start);

/// <summary>How documents are written.</summary>
/// <param name="BufferedDocs">So many make a segment.</param>
/// <param name="Deleted">Each document whose number is divisible by it is deleted; 0 for none.</param>
/// <param name="Merges">Whether all segments are merged in the end.</param>
/// <param name="Options">What is indexed of the words.</param>
internal sealed record Writing(int BufferedDocs, int Deleted, bool Merges, IndexOptions Options);

/// <summary>An index of one field, written by a codec.</summary>
internal sealed class WrittenIndex : IDisposable
{
    public const string Field = "field";
    private const string Number = "number";

    private readonly TempFolder _folder = new();
    private readonly Lucene.Net.Store.Directory _directory;

    public WrittenIndex(Func<Codec> codec, IReadOnlyList<Word[]> documents, Writing writing)
    {
        _directory = IndexDirectory.Open(_folder.MakeFolder("index"));
        using (var writer = new IndexWriter(_directory, Configure(codec(), writing)))
        {
            for (var i = 0; i < documents.Count; i++)
                writer.AddDocument(Document(documents[i], i, writing.Options));

            for (var i = 0; writing.Deleted > 0 && i < documents.Count; i += writing.Deleted)
                writer.DeleteDocuments(new Term(Number, $"{i}"));

            writer.Commit();
            if (writing.Merges)
                writer.ForceMerge(1);
        }

        Reader = DirectoryReader.Open(_directory);
    }

    public DirectoryReader Reader { get; private set; }

    public string Folder => _folder["index"];

    public void Reopen()
    {
        Reader.Dispose();
        Reader = DirectoryReader.Open(_directory);
    }

    public void Dispose()
    {
        Reader.Dispose();
        _directory.Dispose();
        _folder.Dispose();
    }

    private static IndexWriterConfig Configure(Codec codec, Writing writing) => new(LuceneVersion.LUCENE_48, null)
    {
        Codec = codec,
        Similarity = Scoring.Similarity,
        MaxBufferedDocs = Math.Max(2, writing.BufferedDocs),
        RAMBufferSizeMB = IndexWriterConfig.DISABLE_AUTO_FLUSH,
        MergeScheduler = new SerialMergeScheduler(),
        MergePolicy = new LogDocMergePolicy { MergeFactor = 3, NoCFSRatio = 0 },
        UseCompoundFile = false,
    };

    private static Document Document(Word[] words, int number, IndexOptions options) =>
        [new Field(Field, new Words(words), new FieldType { IsIndexed = true, IsTokenized = true, IndexOptions = options }), new StringField(Number, $"{number}", Lucene.Net.Documents.Field.Store.NO)];

    private sealed class Words : TokenStream
    {
        private readonly Word[] _words;
        private readonly ICharTermAttribute _term;
        private readonly IPositionIncrementAttribute _increment;
        private readonly IPayloadAttribute _payload;
        private readonly IOffsetAttribute _offset;
        private int _next;
        private int _position = -1;

        public Words(Word[] words)
        {
            _words = words;
            _term = AddAttribute<ICharTermAttribute>();
            _increment = AddAttribute<IPositionIncrementAttribute>();
            _payload = AddAttribute<IPayloadAttribute>();
            _offset = AddAttribute<IOffsetAttribute>();
        }

        public override bool IncrementToken()
        {
            if (_next == _words.Length)
                return false;

            ClearAttributes();
            var word = _words[_next++];
            _term.SetEmpty().Append(word.Term);
            _increment.PositionIncrement = word.Position - _position;
            _position = word.Position;
            _offset.SetOffset(word.Start, word.Start + word.Term.Length);
            _payload.Payload = word.Length is { } length ? new BytesRef([length]) : null;
            return true;
        }
    }
}
