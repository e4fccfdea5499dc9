using DocumentSearch.Search.Match;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace DocumentSearch.Search.Ranking;

/// <summary>Says what the score of a hit is made of.</summary>
/// <param name="dictionary">The words of the index.</param>
/// <param name="tree">The query.</param>
/// <param name="budget">The time for it.</param>
internal sealed class ScoreReports(TermDictionary dictionary, MatchTree tree, Budget budget)
{
    private readonly IndexSearcher _searcher = new(dictionary.Reader) { Similarity = new RankSimilarity() };
    private readonly DocumentLengths _lengths = new(dictionary.Reader);

    /// <summary>The report of a hit.</summary>
    /// <param name="hit">The hit.</param>
    /// <param name="matched">The leaves that stand in the part of it that matches best.</param>
    /// <param name="evidence">What a closer look added.</param>
    public ScoreReport Of(DocumentHit hit, IReadOnlySet<Leaf> matched, IEnumerable<Evidence> evidence)
    {
        var doc = hit.Parts[0].Doc;
        var segment = dictionary.Reader.Leaves[ReaderUtil.SubIndex(doc, dictionary.Reader.Leaves)];
        var parts = new List<ScorePart>();
        // Where all parts of a document decide, each word counts towards the score of a part.
        foreach (var leaf in tree.PositiveLeaves.Where(l => hit.Leaves is not null || matched.Contains(l)))
        {
            var score = new LeafQuery(leaf, dictionary, budget).Score(_searcher, segment, doc - segment.DocBase);
            if (score.Alternative is { } alternative)
                parts.Add(Part(leaf, alternative, score.Score, score.Frequency, ScoreReason.Word));
        }

        parts.AddRange(evidence.Select(e => Part(e.Leaf, e.Leaf.Alternatives[0], e.Score, e.Occurrences, e.Reason) with { Other = e.Other?.Surface }));
        var length = (int)Math.Round(DocumentLengths.In(segment.AtomicReader)(doc - segment.DocBase));
        return new ScoreReport(hit.Score, [.. parts.OrderByDescending(p => p.Score)], length, _lengths.Average);
    }

    private ScorePart Part(Leaf leaf, Alternative alternative, double score, double frequency, ScoreReason reason)
    {
        var counts = dictionary.Counts(alternative.Occurs).ToList();
        var rarity = counts.Sum(c => dictionary.Rarity(c.Documents));
        return new ScorePart(
            leaf.Surface, leaf.Kind, reason, score, frequency, counts.Min(c => c.Documents), dictionary.Documents, rarity,
            rarity > 0 ? dictionary.Weight(alternative.Occurs) / rarity : 1, leaf.Factor * alternative.Boost);
    }
}
