using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace DocumentSearch.Search.Match;

/// <summary>
/// Runs a query over all segments. Where documents have several parts, what is required and excluded is asked of all parts
/// together; everywhere else Lucene decides by itself.
/// </summary>
internal sealed class DocumentSearcher : IndexSearcher
{
    private readonly MatchTree _tree;

    public DocumentSearcher(IndexReader reader, MatchTree tree)
        : base(reader)
    {
        _tree = tree;
        Similarity = Scoring.Similarity;
    }

    public void Collect(HitCollector hits) => Search(LuceneQueries.Of(_tree.Root), hits);

    protected override void Search(IList<AtomicReaderContext> leaves, Weight weight, ICollector collector)
    {
        if (_tree.IsAnyOfItsWords)
        {
            base.Search(leaves, weight, collector);
            return;
        }

        var hits = (HitCollector)collector;
        foreach (var segment in leaves)
        {
            var hasParts = segment.AtomicReader.GetNumericDocValues(IndexFields.Part) is not null;
            hits.NextWholeDocuments = hasParts ? new WholeDocuments(_tree, segment, this) : null;
            base.Search([segment], hasParts ? CreateNormalizedWeight(LuceneQueries.OfAny(_tree)) : weight, collector);
        }
    }
}
