using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match;

/// <summary>Ranks documents by a leaf (<see cref="LeafScores"/>).</summary>
internal sealed class LeafQuery(Leaf leaf, TermDictionary dictionary, Budget budget) : Query
{
    /// <summary>What the leaf adds to the score of one document.</summary>
    /// <param name="searcher">The index.</param>
    /// <param name="segment">The document's segment.</param>
    /// <param name="doc">Lucene's number of it there.</param>
    public LeafScore Score(IndexSearcher searcher, AtomicReaderContext segment, int doc)
    {
        var scorer = (LeafScorer?)searcher.CreateNormalizedWeight(this).GetScorer(segment, segment.AtomicReader.LiveDocs);
        return scorer is not null && scorer.Advance(doc) == doc ? scorer.Current : default;
    }

    public override Weight CreateWeight(IndexSearcher searcher) =>
        new LeafWeight(this, new LeafScores(leaf, searcher, dictionary, budget));

    public override string ToString(string field) => leaf.Surface;

    private sealed class LeafWeight(LeafQuery query, LeafScores scores) : Weight
    {
        private float _boost = 1;

        public override Query Query => query;

        // BM25 is the same whatever a query's other parts weigh.
        public override float GetValueForNormalization() => 1;

        public override void Normalize(float norm, float topLevelBoost) => _boost = topLevelBoost * query.Boost;

        public override Scorer? GetScorer(AtomicReaderContext context, IBits acceptDocs) => scores.Open(this, context, _boost);

        // What a hit's score is made of is told by ScoreReports.
        public override Explanation Explain(AtomicReaderContext context, int doc) => throw new NotSupportedException();
    }
}
