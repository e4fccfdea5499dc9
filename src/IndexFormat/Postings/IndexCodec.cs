using Lucene.Net.Codecs;
using Lucene.Net.Codecs.Lucene46;

namespace DocumentSearch.IndexFormat.Postings;

/// <summary>
/// Lucene's codec with postings of our own. It has the same name: how the postings of a field are written is stored with each field, so
/// that it reads what either has written.
/// </summary>
/// <param name="norms">Knows the lengths of documents that are written for the first time; null if nobody does.</param>
[CodecName("Lucene46")]
public sealed class IndexCodec(NormSource? norms = null) : Lucene46Codec
{
    private readonly BoundedPostingsFormat _postings = new(norms);

    /// <inheritdoc/>
    public override PostingsFormat GetPostingsFormatForField(string field) => _postings;
}
