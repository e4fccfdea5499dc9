using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Match.Positions;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match;

/// <summary>What one leaf adds to the score of a document, and by which of its alternatives.</summary>
/// <param name="Score">What it adds; 0 if it does not stand there.</param>
/// <param name="Alternative">The alternative that counts.</param>
/// <param name="Frequency">How often it stands there.</param>
internal readonly record struct LeafScore(float Score, Alternative? Alternative, float Frequency);

/// <summary>
/// Scores a leaf: by the best of its alternatives, each scored by how often it stands there as if it were one term (<see cref="Ranking.RankSimilarity"/>
/// over the length of the whole text).
/// </summary>
internal sealed class LeafScores
{
    private readonly Leaf _leaf;
    private readonly Similarity _similarity;
    private readonly Similarity.SimWeight[] _weights;
    private readonly TermDictionary _dictionary;
    private readonly Budget _budget;

    public LeafScores(Leaf leaf, IndexSearcher searcher, TermDictionary dictionary, Budget budget)
    {
        _leaf = leaf;
        _similarity = searcher.Similarity;
        _dictionary = dictionary;
        _budget = budget;
        var collection = searcher.CollectionStatistics(IndexFields.Body);
        // Rarities of what stands together add up, as in Lucene's phrases.
        _weights =
        [
            .. leaf.Alternatives.Select(a => _similarity.ComputeWeight(
                a.Boost, collection, [.. dictionary.Counts(a.Occurs).Select(c => new TermStatistics(new BytesRef(), Math.Max(1, c.Documents), c.Occurrences))])),
        ];
    }

    public float GetValueForNormalization() => _weights.Max(w => w.GetValueForNormalization());

    public void Normalize(float norm, float topLevelBoost)
    {
        foreach (var weight in _weights)
            weight.Normalize(norm, topLevelBoost * _leaf.Factor);
    }

    /// <summary>The documents of a segment in which the leaf stands; null if there are none.</summary>
    public LeafScorer? Open(Weight weight, AtomicReaderContext segment) =>
        Ways(segment) is { Count: > 0 } ways ? new LeafScorer(weight, ways, segment.AtomicReader.MaxDoc) : null;

    /// <summary>The alternatives that stand in a segment.</summary>
    public List<LeafScorer.Way> Ways(AtomicReaderContext segment)
    {
        var cursors = new SegmentCursors(segment, _dictionary, _budget);
        var ways = new List<LeafScorer.Way>();
        for (var i = 0; i < _weights.Length; i++)
        {
            if (cursors.Open(_leaf.Alternatives[i].Occurs, Depth.Counts) is { } cursor)
                ways.Add(new LeafScorer.Way(_leaf.Alternatives[i], cursor, _similarity.GetSimScorer(_weights[i], segment)));
        }

        return ways;
    }
}
