using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match;

/// <summary>Every document that has text: the ledger's entries of files that were skipped are no answers.</summary>
internal sealed class IndexedDocuments : Filter
{
    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs) => new Indexed(context.AtomicReader, acceptDocs);

    private sealed class Indexed(AtomicReader segment, IBits acceptDocs) : FieldCacheDocIdSet(segment.MaxDoc, acceptDocs)
    {
        private readonly NumericDocValues _status = segment.GetNumericDocValues(IndexFields.Status);

        protected override bool MatchDoc(int doc) => _status.Get(doc) == 0;
    }
}
