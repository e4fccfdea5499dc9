using Lucene.Net.Search.Similarities;

namespace DocumentSearch.IndexFormat;

/// <summary>The similarity that writer and searcher share: lengths are encoded by the one and decoded by the other.</summary>
public static class Scoring
{
    /// <summary>BM25 (Robertson et al., Okapi at TREC-3) with k1 = 1.2 and b = 0.75.</summary>
    public static Similarity Similarity { get; } = new BM25Similarity();
}
