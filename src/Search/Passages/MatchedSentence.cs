using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.Search.Match;

namespace DocumentSearch.Search.Passages;

/// <summary>A sentence in which something matches.</summary>
/// <param name="part">The part it stands in.</param>
/// <param name="sentence">Its index there.</param>
/// <param name="block">Index of the first sentence of its block.</param>
/// <param name="firstMatch">Index of the first match that begins in it.</param>
internal sealed class MatchedSentence(PartText part, int sentence, int block, int firstMatch)
{
    public PartText Part { get; } = part;

    public int Sentence { get; } = sentence;

    public int Block { get; } = block;

    /// <summary>Index of the last sentence that its matches reach into: a phrase may go on where a sentence ends.</summary>
    public int LastSentence { get; private set; } = sentence;

    /// <summary>Number of matches that begin in it.</summary>
    public int MatchCount { get; private set; }

    /// <summary>A bit for each leaf that matches in it (<see cref="QueryWords"/>).</summary>
    public ulong Words { get; private set; }

    /// <summary>How much it says of what is asked, before any other passage was chosen (<see cref="PassageScorer"/>).</summary>
    public double Score { get; set; }

    /// <summary>What its block adds to that, and to every sentence of it.</summary>
    public double BlockScore { get; set; }

    /// <summary>Whether every spelling that matches in it is known to be shown; what is shown stays so.</summary>
    public bool SpellingsAreShown { get; set; }

    public Sentence Bounds => Part.Table.Sentences[Sentence];

    public ReadOnlySpan<TextMatch> Matches => Part.Matches.Slice(firstMatch, MatchCount);

    /// <summary>Sentences of a part in which something matches, in ascending order.</summary>
    public static List<MatchedSentence> Of(PartText part, QueryWords words)
    {
        var found = new List<MatchedSentence>();
        var sentences = part.Table.Sentences;
        int block = 0, scanned = 0, first = 0;
        var matches = part.Matches;
        for (var i = 0; i < matches.Length; i++)
        {
            var match = matches[i];
            var sentence = part.Table.SentenceAt(match.Start, Math.Max(0, scanned - 1));
            if (sentence < 0)
                continue;

            for (; scanned <= sentence; scanned++)
            {
                if (sentences[scanned].StartsBlock)
                    block = scanned;
            }

            if (found.Count == 0 || found[^1].Sentence != sentence)
            {
                first = i;
                found.Add(new MatchedSentence(part, sentence, block, first));
            }

            var here = found[^1];
            here.MatchCount = i - first + 1;
            here.Words |= words.BitOf(match.Leaf);
            if (match.End > sentences[sentence].End)
                here.LastSentence = Math.Max(here.LastSentence, part.Table.SentenceAt(match.End - 1, sentence));
        }

        return found;
    }
}
