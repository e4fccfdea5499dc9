using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Ranking;

/// <summary>The lengths of Lucene documents, in words, as exactly as scores know them.</summary>
/// <param name="reader">The index.</param>
internal sealed class DocumentLengths(IndexReader reader)
{
    /// <summary>The average.</summary>
    public double Average { get; } = AverageOf(new IndexSearcher(reader).CollectionStatistics(IndexFields.Body));

    /// <summary>The length of one document. BM25Similarity keeps 1/√length in a byte.</summary>
    /// <param name="segment">Its segment.</param>
    /// <param name="doc">Lucene's number of it there.</param>
    public static double Of(AtomicReader segment, int doc)
    {
        var norm = segment.GetNormValues(IndexFields.Body) is { } norms ? SmallSingle.Byte315ToSingle((byte)norms.Get(doc)) : 0;
        return norm > 0 ? 1 / ((double)norm * norm) : 0;
    }

    /// <summary>BM25's k1 × (1 − b + b × length / average): so many occurrences make half of a term's weight.</summary>
    public double HalfWeightAt(AtomicReader segment, int doc) =>
        RankSimilarity.SaturationPoint * (1 - RankSimilarity.LengthShare + RankSimilarity.LengthShare * Of(segment, doc) / Average);

    private static double AverageOf(CollectionStatistics collection) =>
        collection.SumTotalTermFreq <= 0 ? 1 : (double)collection.SumTotalTermFreq / collection.MaxDoc;
}
