using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.Search.Match;

namespace DocumentSearch.Search.Passages;

/// <summary>
/// Scores the sentences of a hit by the query words they hold, each weighed by its rarity over the whole index:
/// 8·cov + 4·prev + 2·above + 0.7·block, where cov is the share of the query's weight in the sentence, prev and above the
/// share that is missing there but stands in the sentence before it or in the headings above, and block the saturated
/// weight of its whole paragraph.
/// </summary>
internal sealed class PassageScorer(IReadOnlyList<Leaf> leaves)
{
    private const double Coverage = 8;
    private const double Previous = 4;
    private const double Above = 2;
    private const double Block = 0.7;
    private const double HeadingPenalty = 1;

    private readonly double _total = Math.Max(leaves.Sum(l => l.Weight), double.Epsilon);

    /// <summary>Scores the matching sentences of one part, given in ascending order.</summary>
    public void Score(List<SentenceMatches> sentences)
    {
        var openHeadings = new List<(int Level, IReadOnlySet<Leaf> Leaves)>();
        for (var i = 0; i < sentences.Count;)
        {
            var blockEnd = i + 1;
            while (blockEnd < sentences.Count && sentences[blockEnd].Block == sentences[i].Block)
                blockEnd++;

            var block = Block * BlockWeight(sentences, i, blockEnd);
            for (; i < blockEnd; i++)
            {
                var sentence = sentences[i];
                var before = i > 0 && sentences[i - 1].Sentence == sentence.Sentence - 1 && !sentence.Bounds.StartsBlock ? sentences[i - 1] : null;
                var above = openHeadings.SelectMany(h => h.Leaves).Where(l => !sentence.Leaves.Contains(l)).Distinct();
                sentence.Score = Coverage * Share(sentence.Leaves)
                                 + (before is null ? 0 : Previous * Share(before.Leaves.Where(l => !sentence.Leaves.Contains(l))))
                                 + Above * Share(above)
                                 + block;
                if (sentence.Bounds.Kind != SentenceKind.Heading)
                    continue;

                sentence.Score -= HeadingPenalty;
                Open(openHeadings, sentence);
            }
        }
    }

    // Headings that do not match stand between those that do, unseen here; what counts is that deeper ones are closed.
    private static void Open(List<(int Level, IReadOnlySet<Leaf> Leaves)> open, SentenceMatches sentence)
    {
        var level = sentence.Part.Table.Headings.FirstOrDefault(h => h.FirstSentence == sentence.Sentence)?.Level ?? 1;
        open.RemoveAll(h => h.Level >= level);
        open.Add((level, sentence.Leaves));
    }

    private double Share(IEnumerable<Leaf> matched) => matched.Sum(l => l.Weight) / _total;

    private double BlockWeight(List<SentenceMatches> sentences, int start, int end)
    {
        var counts = new Dictionary<Leaf, int>(ReferenceEqualityComparer.Instance);
        for (var i = start; i < end; i++)
        {
            foreach (var match in sentences[i].Matches)
                counts[match.Leaf] = counts.GetValueOrDefault(match.Leaf) + 1;
        }

        // The tf part of BM25 with k1 = 1.2 and no length normalisation: blocks are of one order of size.
        return counts.Sum(c => c.Key.Weight * c.Value * 2.2 / (c.Value + 1.2)) / _total;
    }
}
