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

    /// <summary>The length of each document of a segment, by Lucene's number of it there. BM25Similarity keeps 1/√length in a byte.</summary>
    /// <param name="segment">The segment.</param>
    public static Func<int, double> In(AtomicReader segment)
    {
        if (segment.GetNormValues(IndexFields.Body) is not { } norms)
            return static _ => 0;

        return doc => SmallSingle.Byte315ToSingle((byte)norms.Get(doc)) is > 0 and var norm ? 1 / ((double)norm * norm) : 0;
    }

    /// <summary>BM25's k1 × (1 − b + b × length / average): so many occurrences make half of a term's weight.</summary>
    public double HalfWeightAt(double length) =>
        RankSimilarity.SaturationPoint * (1 - RankSimilarity.LengthShare + RankSimilarity.LengthShare * length / Average);

    private static double AverageOf(CollectionStatistics collection) =>
        collection.SumTotalTermFreq <= 0 ? 1 : (double)collection.SumTotalTermFreq / collection.MaxDoc;
}
