using System.Collections;

namespace DocumentSearch.Search.Passages;

/// <summary>A stretch of sentences that is shown.</summary>
/// <param name="Best">The sentence it was chosen for.</param>
/// <param name="First">Index of its first sentence.</param>
/// <param name="Last">Index of its last sentence.</param>
/// <param name="Score">What it was chosen by.</param>
internal sealed record ChosenPassage(MatchedSentence Best, int First, int Last, double Score)
{
    /// <summary>What of it is shown, in the part's text: all of it, or the best stretch of what is too long.</summary>
    public (int Start, int End) Range(int maxLength, QueryWords words)
    {
        var sentences = Best.Part.Table.Sentences;
        int start = sentences[First].Start, end = sentences[Last].End;
        return end - start <= maxLength ? (start, end) : DensestWindow.In(Best.Part.Text.Span, start, end, Best.Matches, maxLength, words);
    }
}

/// <summary>The passages of a document that were chosen so far, and what they show.</summary>
/// <param name="maxLength">Length of the longest, in UTF-16 units.</param>
/// <param name="words">What is looked for.</param>
internal sealed class ChosenPassages(int maxLength, QueryWords words) : IReadOnlyCollection<ChosenPassage>
{
    // Sentences that may be left out between passages that are put together.
    private const int Gap = 1;

    private readonly List<ChosenPassage> _passages = [];
    private readonly HashSet<string> _spellings = new(StringComparer.OrdinalIgnoreCase);

    // By the number in its part, and where the part begins in the document.
    private readonly Dictionary<(int PartStart, int Sentence), int> _passageOf = [];

    public int Count => _passages.Count;

    /// <summary>What is shown of the query.</summary>
    public ulong Words { get; private set; }

    /// <summary>Whether a sentence is shown.</summary>
    public bool Has(PartText part, int sentence) => _passageOf.ContainsKey((part.Table.PartStart, sentence));

    /// <summary>Whether something that matched was shown in this spelling, in any case.</summary>
    public bool HasSpelling(ReadOnlySpan<char> surface) => _spellings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(surface);

    /// <summary>Takes one in; as part of another that is near, if both together are not too long.</summary>
    public void Add(ChosenPassage passage)
    {
        var (number, part) = (_passages.Count, passage.Best.Part);
        if (Near(passage) is { } near)
        {
            number = near;
            passage = _passages[near] with { First = Math.Min(_passages[near].First, passage.First), Last = Math.Max(_passages[near].Last, passage.Last) };
            _passages[near] = passage;
        }
        else
        {
            _passages.Add(passage);
        }

        for (var sentence = passage.First; sentence <= passage.Last; sentence++)
            _passageOf[(part.Table.PartStart, sentence)] = number;

        var (start, end) = passage.Range(maxLength, words);
        for (var i = part.FirstMatchFrom(start); i < part.Matches.Length && part.Matches[i].Start < end; i++)
        {
            Words |= words.BitOf(part.Matches[i].Leaf);
            _spellings.GetAlternateLookup<ReadOnlySpan<char>>().Add(part.Text.Span[part.Matches[i].Start..part.Matches[i].End]);
        }
    }

    public IEnumerator<ChosenPassage> GetEnumerator() => _passages.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Number of a passage that can be shown together with another.
    private int? Near(ChosenPassage passage)
    {
        var (part, sentences) = (passage.Best.Part, passage.Best.Part.Table.Sentences);
        for (var distance = 1; distance <= Gap + 1; distance++)
        {
            foreach (var sentence in new[] { passage.First - distance, passage.Last + distance })
            {
                if (!_passageOf.TryGetValue((part.Table.PartStart, sentence), out var number))
                    continue;

                var (first, last) = (Math.Min(_passages[number].First, passage.First), Math.Max(_passages[number].Last, passage.Last));
                if (sentences[last].End - sentences[first].Start <= maxLength && Joins(part, first, last))
                    return number;
            }
        }

        return null;
    }

    private static bool Joins(PartText part, int first, int last)
    {
        for (var sentence = first + 1; sentence <= last; sentence++)
        {
            if (!PassageGrowth.Joins(part, sentence))
                return false;
        }

        return true;
    }
}
