using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Filters;

/// <summary>A document filter where Lucene asks for one: the indexed documents that pass it, or all of them.</summary>
internal sealed class FilterQuery(DocumentFilter? filter) : Filter
{
    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs) =>
        new Passing(context.AtomicReader, acceptDocs, filter?.In(context.AtomicReader));

    private sealed class Passing(AtomicReader segment, IBits acceptDocs, Func<int, bool>? passes) : FieldCacheDocIdSet(segment.MaxDoc, acceptDocs)
    {
        // The ledger's entries of files that were skipped are no answers.
        private readonly NumericDocValues _status = segment.GetNumericDocValues(IndexFields.Status);

        protected override bool MatchDoc(int doc) => _status.Get(doc) == 0 && passes?.Invoke(doc) != false;
    }
}
