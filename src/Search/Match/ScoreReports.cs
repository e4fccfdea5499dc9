using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match;

/// <summary>Says what the score of a hit is made of.</summary>
/// <param name="dictionary">The words of the index.</param>
/// <param name="tree">The query.</param>
/// <param name="analyzer">The analyzer of the index.</param>
/// <param name="budget">The time for it.</param>
internal sealed class ScoreReports(TermDictionary dictionary, MatchTree tree, TextAnalyzer analyzer, Budget budget)
{
    private readonly IndexSearcher _searcher = new(dictionary.Reader) { Similarity = Scoring.Similarity };

    /// <summary>The report of a hit.</summary>
    /// <param name="hit">The hit.</param>
    /// <param name="matched">The leaves that stand in the part of it that matches best.</param>
    /// <param name="exact">What the form of a word adds.</param>
    public ScoreReport Of(DocumentHit hit, IReadOnlySet<Leaf> matched, Func<Leaf, double> exact)
    {
        var doc = hit.Parts[0].Doc;
        var segment = dictionary.Reader.Leaves[ReaderUtil.SubIndex(doc, dictionary.Reader.Leaves)];
        var parts = new List<ScorePart>();
        // Where all parts of a document decide, each word counts towards the score of a part.
        foreach (var leaf in tree.PositiveLeaves.Where(l => hit.Leaves is not null || matched.Contains(l)))
        {
            var score = new LeafQuery(leaf, dictionary, analyzer, budget).Score(_searcher, segment, doc - segment.DocBase);
            if (score.Alternative is { } alternative)
                parts.Add(Part(leaf, alternative, score.Score, score.Frequency, isExactForm: false));

            if (exact(leaf) is > 0 and var lift && score.Alternative is { } lifted)
                parts.Add(Part(leaf, lifted, lift, score.Frequency, isExactForm: true));
        }

        var length = Length(segment.AtomicReader, doc - segment.DocBase);
        return new ScoreReport(hit.Score, [.. parts.OrderByDescending(p => p.Score)], length, AverageLength());
    }

    private ScorePart Part(Leaf leaf, Alternative alternative, double score, double frequency, bool isExactForm)
    {
        var counts = dictionary.Counts(alternative.Occurs).ToList();
        return new ScorePart(
            leaf.Surface, leaf.Kind, score, frequency, counts.Min(), dictionary.Documents, counts.Sum(dictionary.Rarity),
            leaf.Factor * alternative.Boost, isExactForm);
    }

    // BM25Similarity keeps 1/sqrt(length) in a byte.
    private static int Length(AtomicReader segment, int doc)
    {
        var norm = segment.GetNormValues(IndexFields.Body) is { } norms ? SmallSingle.Byte315ToSingle((byte)norms.Get(doc)) : 0;
        return norm > 0 ? (int)Math.Round(1 / ((double)norm * norm)) : 0;
    }

    private double AverageLength()
    {
        var collection = _searcher.CollectionStatistics(IndexFields.Body);
        return collection.SumTotalTermFreq <= 0 ? 1 : (double)collection.SumTotalTermFreq / collection.MaxDoc;
    }
}
