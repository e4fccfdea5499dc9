using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Match.Positions;
using DocumentSearch.Search.Match.Scan;
using DocumentSearch.Search.Ranking;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace DocumentSearch.Search.Match;

/// <summary>What one leaf adds to the score of a document, and by which of its alternatives.</summary>
/// <param name="Score">What it adds; 0 if it does not stand there.</param>
/// <param name="Alternative">The alternative that counts.</param>
/// <param name="Frequency">How often it stands there.</param>
internal readonly record struct LeafScore(float Score, Alternative? Alternative, float Frequency);

/// <summary>
/// Scores a leaf: by the best of its alternatives, each scored by how often it stands there as if it were one term (<see cref="RankSimilarity"/>
/// over the length of the whole text).
/// </summary>
internal sealed class LeafScores
{
    private readonly Leaf _leaf;
    private readonly float[] _weights;
    private readonly float[] _halfWeights;
    private readonly TermDictionary _dictionary;
    private readonly Budget _budget;

    public LeafScores(Leaf leaf, IndexSearcher searcher, TermDictionary dictionary, Budget budget)
    {
        _leaf = leaf;
        _dictionary = dictionary;
        _budget = budget;
        _halfWeights = ((RankSimilarity)searcher.Similarity).HalfWeights(searcher.CollectionStatistics(IndexFields.Body));
        // Rarities of what stands together add up, as in Lucene's phrases.
        _weights = [.. leaf.Alternatives.Select(a => RankSimilarity.Scale * ((float)dictionary.Weight(a.Occurs) * a.Boost * leaf.Factor))];
    }

    /// <summary>The documents of a segment in which the leaf stands; null if there are none.</summary>
    /// <param name="weight">Whose scorer it is.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="boost">What scores are multiplied by.</param>
    public LeafScorer? Open(Weight weight, AtomicReaderContext segment, float boost) =>
        Ways(segment, boost) is { Count: > 0 } ways ? new LeafScorer(weight, ways, segment.AtomicReader.MaxDoc) : null;

    /// <summary>The alternatives that stand in a segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="boost">What scores are multiplied by.</param>
    public List<Way> Ways(AtomicReaderContext segment, float boost = 1)
    {
        var cursors = new SegmentCursors(segment, _dictionary, _budget);
        var lengths = SegmentLengths.Of(segment.AtomicReader);
        var ways = new List<Way>();
        for (var i = 0; i < _weights.Length; i++)
        {
            if (cursors.Open(_leaf.Alternatives[i].Occurs, Depth.Counts) is { } cursor)
                ways.Add(new Way(_leaf.Alternatives[i], cursor, new TermScorer(_weights[i] * boost, _halfWeights, lengths), segment.AtomicReader.LiveDocs));
        }

        return ways;
    }
}
