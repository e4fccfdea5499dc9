using DocumentSearch.IndexFormat.Postings;
using DocumentSearch.IndexFormat.Stored;
using Lucene.Net.Codecs;
using Lucene.Net.Codecs.Lucene46;

namespace DocumentSearch.IndexFormat;

/// <summary>Lucene's codec with postings and stored documents of our own.</summary>
/// <param name="norms">Knows the lengths of documents that are written for the first time; null if nobody does.</param>
[CodecName(CodecName)]
public sealed class IndexCodec(NormSource? norms = null) : FilterCodec(new LuceneCodec(norms))
{
    /// <summary>By which segments name it.</summary>
    public const string CodecName = "Search";

    /// <inheritdoc/>
    public override StoredFieldsFormat StoredFieldsFormat { get; } = new StoredFormat();

    [CodecName("Lucene46")]
    private sealed class LuceneCodec(NormSource? norms) : Lucene46Codec
    {
        private readonly BoundedPostingsFormat _postings = new(norms);

        public override PostingsFormat GetPostingsFormatForField(string field) => _postings;
    }
}
