using DocumentSearch.Search.Match;

namespace DocumentSearch.Search.Passages;

/// <summary>
/// Chooses the passages of a hit: the best sentence first, each next one for what it adds, every one grown within its
/// paragraph to the wished length.
/// </summary>
internal sealed class PassageBuilder(IReadOnlyList<Leaf> leaves, int passageLength)
{
    /// <summary>No passage is longer than this many wished lengths.</summary>
    private const double HardBound = 1.25;

    // A word already shown counts for this much; a spelling of it not yet shown is worth a little.
    private const double Repeated = 0.35;
    private const double NewSpelling = 1.5;

    private readonly PassageScorer _scorer = new(leaves);
    private readonly int _maxLength = (int)(passageLength * HardBound);

    /// <summary>The best passages of the parts of one document, best first.</summary>
    public List<Passage> Build(IReadOnlyList<PartText> parts, int count)
    {
        var candidates = new List<SentenceMatches>();
        foreach (var part in parts)
        {
            var sentences = SentenceMatches.Of(part);
            _scorer.Score(sentences);
            candidates.AddRange(sentences);
        }

        var shownLeaves = new HashSet<Leaf>(ReferenceEqualityComparer.Instance);
        var shownSpellings = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var taken = parts.ToDictionary(p => p, _ => new SortedSet<int>(), ReferenceEqualityComparer.Instance as IEqualityComparer<PartText>);
        var passages = new List<Passage>();
        while (passages.Count < count && Next(candidates, shownLeaves, shownSpellings, taken) is { } best)
        {
            var (first, last) = Grow(best.Candidate, taken[best.Candidate.Part]);
            var passage = Cut(best.Candidate, first, last, best.Gain);
            for (var i = first; i <= last; i++)
                taken[best.Candidate.Part].Add(i);

            var part = best.Candidate.Part;
            var end = passage.End - part.Table.PartStart;
            for (var i = FirstMatchFrom(part.Matches, passage.Start - part.Table.PartStart); i < part.Matches.Count && part.Matches[i].Start < end; i++)
            {
                shownLeaves.Add(part.Matches[i].Leaf);
                shownSpellings.Add(Surface(part, part.Matches[i]).ToString());
            }

            passages.Add(passage);
        }

        return passages.Count > 0 || count == 0 ? passages : [.. Beginning(parts[0])];
    }

    // Of a document that is a hit by its title or by what it is, the beginning says most.
    private IEnumerable<Passage> Beginning(PartText part)
    {
        if (part.Table.Sentences.Count == 0)
            yield break;

        var first = new SentenceMatches(part, 0, 0);
        var (_, last) = Grow(first, []);
        var passage = Cut(first, 0, last, 0);
        yield return passage;
    }

    private static (SentenceMatches Candidate, double Gain)? Next(
        List<SentenceMatches> candidates,
        HashSet<Leaf> shownLeaves,
        HashSet<string> shownSpellings,
        Dictionary<PartText, SortedSet<int>> taken)
    {
        var spellings = shownSpellings.GetAlternateLookup<ReadOnlySpan<char>>();
        (SentenceMatches Candidate, double Gain)? best = null;
        foreach (var candidate in candidates)
        {
            if (!CanBeShown(candidate, taken[candidate.Part]))
                continue;

            var weight = candidate.Leaves.Sum(l => l.Weight);
            var fresh = candidate.Leaves.Where(l => !shownLeaves.Contains(l)).Sum(l => l.Weight);
            var share = weight > 0 ? fresh / weight : 1;
            var gain = candidate.Score * (Repeated + (1 - Repeated) * share);
            if (shownLeaves.Count > 0 && candidate.Matches.Any(m => !spellings.Contains(Surface(candidate.Part, m))))
                gain += NewSpelling;

            if (best is null || gain > best.Value.Gain)
                best = (candidate, gain);
        }

        return best;
    }

    private static bool CanBeShown(SentenceMatches candidate, SortedSet<int> taken)
    {
        if (taken.Contains(candidate.Sentence))
            return false;

        var end = candidate.Part.Table.Sentences[Reach(candidate, taken)].End;
        return candidate.Matches.Any(m => m.End <= end);
    }

    // The last sentence needed to show its matches whole, as far as nothing there is shown already.
    private static int Reach(SentenceMatches candidate, SortedSet<int> taken)
    {
        var last = candidate.Sentence;
        while (last < candidate.LastSentence && !taken.Contains(last + 1))
            last++;

        return last;
    }

    private static ReadOnlySpan<char> Surface(PartText part, TextMatch match) => part.Text.AsSpan(match.Start, match.End - match.Start);

    // To the neighbour that matches, else onwards, else backwards, as long as the paragraph and the wished length allow.
    private (int First, int Last) Grow(SentenceMatches candidate, SortedSet<int> taken)
    {
        var sentences = candidate.Part.Table.Sentences;
        int first = candidate.Sentence, last = Reach(candidate, taken);
        var matching = candidate.Part.Matches;
        while (true)
        {
            var canGoOn = last + 1 < sentences.Count && !sentences[last + 1].StartsBlock && Fits(first, last + 1);
            var canGoBack = !sentences[first].StartsBlock && first > 0 && Fits(first - 1, last);
            if (canGoBack && (!canGoOn || (HasMatch(first - 1) && !HasMatch(last + 1))))
                first--;
            else if (canGoOn)
                last++;
            else
                return (first, last);
        }

        bool Fits(int from, int to) =>
            sentences[to].End - sentences[from].Start <= passageLength && !taken.Contains(from) && !taken.Contains(to);

        bool HasMatch(int sentence) => FirstMatchFrom(matching, sentences[sentence].Start) is var m
                                       && m < matching.Count && matching[m].Start < sentences[sentence].End;
    }

    private static int FirstMatchFrom(IReadOnlyList<TextMatch> matches, int offset)
    {
        int low = 0, high = matches.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (matches[middle].Start < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private Passage Cut(SentenceMatches candidate, int first, int last, double score)
    {
        var part = candidate.Part;
        var table = part.Table;
        int start = table.Sentences[first].Start, end = table.Sentences[last].End;
        if (end - start > _maxLength)
            (start, end) = DensestWindow.In(part.Text, start, end, candidate.Matches, _maxLength);

        var (line, column) = Place(part, start);
        return new Passage(
            table.PartStart + start,
            table.PartStart + end,
            part.Text[start..end],
            line,
            column,
            table.HeadingPath(first),
            score,
            Highlights(part, start, end));
    }

    private static (int Line, int Column) Place(PartText part, int offset)
    {
        var before = part.Text.AsSpan(0, offset);
        var lastBreak = before.LastIndexOf('\n');
        return lastBreak < 0
            ? (part.Table.StartLine, part.Table.StartColumn + offset)
            : (part.Table.StartLine + before.Count('\n'), offset - lastBreak);
    }

    // Of matches within matches, such as the parts of a compound found as a whole, the outermost is shown.
    private List<Highlight> Highlights(PartText part, int start, int end)
    {
        var highlights = new List<Highlight>();
        var shownTo = start;
        for (var i = FirstMatchFrom(part.Matches, start); i < part.Matches.Count && part.Matches[i].Start < end; i++)
        {
            var match = part.Matches[i];
            // What no passage can hold is marked as far as this one reaches.
            var matchEnd = match.End - match.Start > _maxLength ? Math.Min(match.End, end) : match.End;
            if (match.Start < shownTo || matchEnd > end)
                continue;

            highlights.Add(new Highlight(part.Table.PartStart + match.Start, part.Table.PartStart + matchEnd, match.Leaf.Kind, match.Leaf.Index));
            shownTo = matchEnd;
        }

        return highlights;
    }
}
