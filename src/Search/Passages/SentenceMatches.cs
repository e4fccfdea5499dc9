using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.Search.Match;

namespace DocumentSearch.Search.Passages;

/// <summary>The matches that begin in one sentence.</summary>
/// <param name="part">The part it stands in.</param>
/// <param name="sentence">Its index there.</param>
/// <param name="block">Index of the first sentence of its block.</param>
internal sealed class SentenceMatches(PartText part, int sentence, int block)
{
    private readonly List<TextMatch> _matches = [];
    private readonly HashSet<Leaf> _leaves = new(ReferenceEqualityComparer.Instance);

    public PartText Part { get; } = part;

    public int Sentence { get; } = sentence;

    /// <summary>Index of the last sentence that its matches reach into: a phrase may go on where a sentence ends.</summary>
    public int LastSentence { get; private set; } = sentence;

    public int Block { get; } = block;

    public Sentence Bounds => Part.Table.Sentences[Sentence];

    public IReadOnlyList<TextMatch> Matches => _matches;

    public IReadOnlySet<Leaf> Leaves => _leaves;

    /// <summary>Score before any other passage was chosen (<see cref="PassageScorer"/>).</summary>
    public double Score { get; set; }

    /// <summary>Sentences of a part that hold matches, in ascending order.</summary>
    public static List<SentenceMatches> Of(PartText part)
    {
        var found = new List<SentenceMatches>();
        var sentences = part.Table.Sentences;
        int block = 0, scanned = 0;
        foreach (var match in part.Matches)
        {
            var sentence = part.Table.SentenceAt(match.Start);
            if (sentence < 0)
                continue;

            for (; scanned <= sentence; scanned++)
            {
                if (sentences[scanned].StartsBlock)
                    block = scanned;
            }

            if (found.Count == 0 || found[^1].Sentence != sentence)
                found.Add(new SentenceMatches(part, sentence, block));

            found[^1].LastSentence = Math.Max(found[^1].LastSentence, part.Table.SentenceAt(match.End - 1));
            found[^1]._matches.Add(match);
            found[^1]._leaves.Add(match.Leaf);
        }

        return found;
    }
}
