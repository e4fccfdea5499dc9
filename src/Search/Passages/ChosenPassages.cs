using System.Collections;

namespace DocumentSearch.Search.Passages;

/// <summary>A stretch of sentences that is shown.</summary>
/// <param name="Best">The sentence it was chosen for.</param>
/// <param name="First">Index of its first sentence.</param>
/// <param name="Last">Index of its last sentence.</param>
/// <param name="Score">What it was chosen by.</param>
internal sealed record ChosenPassage(MatchedSentence Best, int First, int Last, double Score);

/// <summary>The passages of a document that were chosen so far, and what they show.</summary>
internal sealed class ChosenPassages : IReadOnlyCollection<ChosenPassage>
{
    // Sentences that may be left out between passages that are put together.
    private const int Gap = 1;

    private readonly List<ChosenPassage> _passages = [];
    private readonly HashSet<string> _spellings = new(StringComparer.OrdinalIgnoreCase);

    public int Count => _passages.Count;

    /// <summary>What is shown of the query.</summary>
    public ulong Words { get; private set; }

    /// <summary>Whether a sentence is shown.</summary>
    public bool Has(PartText part, int sentence)
    {
        foreach (var passage in _passages)
        {
            if (ReferenceEquals(passage.Best.Part, part) && passage.First <= sentence && sentence <= passage.Last)
                return true;
        }

        return false;
    }

    /// <summary>Whether something that matched was shown in this spelling, in any case.</summary>
    public bool HasSpelling(ReadOnlySpan<char> surface) => _spellings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(surface);

    /// <summary>Takes one in; as part of another that is near, if both together are not too long.</summary>
    public void Add(ChosenPassage passage, int maxLength, QueryWords words)
    {
        var (part, sentences) = (passage.Best.Part, passage.Best.Part.Table.Sentences);
        var near = _passages.FindIndex(p => ReferenceEquals(p.Best.Part, part) && IsNear(p, passage)
                                            && sentences[Math.Max(p.Last, passage.Last)].End - sentences[Math.Min(p.First, passage.First)].Start <= maxLength);
        if (near >= 0)
            _passages[near] = passage = _passages[near] with { First = Math.Min(_passages[near].First, passage.First), Last = Math.Max(_passages[near].Last, passage.Last) };
        else
            _passages.Add(passage);

        for (var i = part.FirstMatchFrom(sentences[passage.First].Start); i < part.Matches.Length && part.Matches[i].Start < sentences[passage.Last].End; i++)
        {
            Words |= words.BitOf(part.Matches[i].Leaf);
            _spellings.GetAlternateLookup<ReadOnlySpan<char>>().Add(part.Text.Span[part.Matches[i].Start..part.Matches[i].End]);
        }
    }

    public IEnumerator<ChosenPassage> GetEnumerator() => _passages.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsNear(ChosenPassage a, ChosenPassage b)
    {
        var (first, second) = a.First <= b.First ? (a, b) : (b, a);
        if (second.First - first.Last > Gap + 1)
            return false;

        for (var sentence = first.Last + 1; sentence <= second.First; sentence++)
        {
            if (!PassageGrowth.Joins(first.Best.Part, sentence))
                return false;
        }

        return true;
    }
}
