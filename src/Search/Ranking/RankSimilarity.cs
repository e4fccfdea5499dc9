using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace DocumentSearch.Search.Ranking;

/// <summary>
/// BM25 (Robertson et al., Okapi at TREC-3) with k1 = 1.2 and b = 0.75, in which a term also weighs by how much it clusters
/// (<see cref="TermWeight.Burstiness"/>). Lengths are encoded as by the writer's similarity.
/// </summary>
internal sealed class RankSimilarity : BM25Similarity
{
    public const float SaturationPoint = 1.2f;
    public const float LengthShare = 0.75f;

    /// <summary>What every score of Lucene's BM25 is multiplied by.</summary>
    public const float Scale = SaturationPoint + 1;

    public RankSimilarity()
        : base(SaturationPoint, LengthShare)
    {
    }

    public override Explanation IdfExplain(CollectionStatistics collectionStats, TermStatistics termStats) =>
        new((float)Weight(collectionStats, termStats), "rarity and burstiness");

    public override Explanation IdfExplain(CollectionStatistics collectionStats, TermStatistics[] termStats) =>
        new((float)termStats.Sum(t => Weight(collectionStats, t)), "rarity and burstiness, summed");

    /// <summary>How many occurrences of a term make half of its weight, by the encoded length.</summary>
    /// <param name="collection">Tells the average length.</param>
    public float[] HalfWeights(CollectionStatistics collection)
    {
        var average = AvgFieldLength(collection);
        var halfWeights = new float[byte.MaxValue + 1];
        for (var length = 0; length < halfWeights.Length; length++)
            halfWeights[length] = SaturationPoint * (1 - LengthShare + LengthShare * DecodeNormValue((byte)length) / average);

        return halfWeights;
    }

    private static double Weight(CollectionStatistics collection, TermStatistics term) =>
        TermWeight.Of(new TermCount((int)term.DocFreq, term.TotalTermFreq), (int)collection.MaxDoc);
}
