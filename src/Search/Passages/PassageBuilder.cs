using DocumentSearch.Search.Match;

namespace DocumentSearch.Search.Passages;

/// <summary>
/// Chooses the passages of a hit: the best sentence first, each next one for what it adds, every one grown to about the wished
/// length. Passages between which a sentence at most is left out are put together where they are short enough.
/// </summary>
internal sealed class PassageBuilder(IReadOnlyList<Leaf> leaves, int passageLength, int? contextLines)
{
    /// <summary>No passage is longer than this many wished lengths; grown as far as that, they are about the wished length on average.</summary>
    private const double HardBound = 1.25;

    // A word already shown counts for this much; a spelling of it not yet shown is worth a little.
    private const double Repeated = 0.35;
    private const double NewSpelling = 1.5;

    private readonly PassageScorer _scorer = new(leaves);
    private readonly int _maxLength = (int)Math.Max(1, passageLength * HardBound);

    /// <summary>The best passages of the parts of one document, best first.</summary>
    public List<Passage> Build(IReadOnlyList<PartText> parts, int count)
    {
        if (count == 0)
            return [];

        var matched = _scorer.Score(parts);
        var candidates = _scorer.BestFirst;
        var chosen = new ChosenPassages(_maxLength, _scorer.Words);
        var from = 0;
        while (chosen.Count < count && Next(candidates, ref from, chosen) is { } best)
        {
            var ofPart = matched[IndexOf(parts, best.Candidate.Part)];
            var (first, last) = Grow(best.Candidate, ofPart, chosen);
            chosen.Add(new ChosenPassage(best.Candidate, first, last, best.Gain));
        }

        return new PassageCut(_maxLength, _scorer.Words, contextLines).Of(chosen.Count > 0 ? [.. chosen] : [.. Beginning(parts[0])]);
    }

    // Of a document that is a hit by its title or by what it is, the beginning says most.
    private IEnumerable<ChosenPassage> Beginning(PartText part)
    {
        if (part.Table.Sentences.Count == 0)
            yield break;

        var (first, last) = PassageGrowth.Grow(part, 0, 0, _maxLength, static _ => false, static _ => 0);
        yield return new ChosenPassage(new MatchedSentence(part, 0, 0, 0), first, last, 0);
    }

    private (MatchedSentence Candidate, double Gain)? Next(IReadOnlyList<MatchedSentence> candidates, ref int from, ChosenPassages chosen)
    {
        // What cannot be shown any more never can be again.
        while (from < candidates.Count && !CanBeShown(candidates[from], chosen))
            from++;

        (MatchedSentence Candidate, double Gain)? best = null;
        for (var i = from; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            var score = Math.Max(0, candidate.Score);
            // They are in order of what they can be worth.
            if (best is not null && score + NewSpelling <= best.Value.Gain)
                break;

            if (!CanBeShown(candidate, chosen))
                continue;

            var weight = _scorer.Words.Weight(candidate.Words);
            var fresh = weight > 0 ? _scorer.Words.Weight(candidate.Words & ~chosen.Words) / weight : 1;
            var gain = score * (Repeated + (1 - Repeated) * fresh);
            if (chosen.Count > 0 && HasNewSpelling(candidate, chosen))
                gain += NewSpelling;

            if (best is null || gain > best.Value.Gain)
                best = (candidate, gain);
        }

        return best;
    }

    private static bool HasNewSpelling(MatchedSentence candidate, ChosenPassages chosen)
    {
        if (candidate.SpellingsAreShown)
            return false;

        foreach (var match in candidate.Matches)
        {
            if (!chosen.HasSpelling(Surface(candidate.Part, match)))
                return true;
        }

        candidate.SpellingsAreShown = true;
        return false;
    }

    private static bool CanBeShown(MatchedSentence candidate, ChosenPassages chosen)
    {
        if (chosen.Has(candidate.Part, candidate.Sentence))
            return false;

        var end = candidate.Part.Table.Sentences[Reach(candidate, chosen)].End;
        foreach (var match in candidate.Matches)
        {
            if (match.End <= end)
                return true;
        }

        return false;
    }

    // The last sentence needed to show its matches whole, as far as nothing there is shown already.
    private static int Reach(MatchedSentence candidate, ChosenPassages chosen)
    {
        var last = candidate.Sentence;
        while (last < candidate.LastSentence && !chosen.Has(candidate.Part, last + 1))
            last++;

        return last;
    }

    private (int First, int Last) Grow(MatchedSentence candidate, List<MatchedSentence> matched, ChosenPassages chosen)
    {
        return PassageGrowth.Grow(
            candidate.Part, candidate.Sentence, Reach(candidate, chosen), _maxLength, s => chosen.Has(candidate.Part, s),
            s => At(s) is { } matching ? matching.Score : _scorer.Without(candidate, candidate.Part.Table.Sentences[s].StartsBlock ? null : At(s - 1)));

        MatchedSentence? At(int sentence)
        {
            int low = 0, high = matched.Count - 1;
            while (low <= high)
            {
                var middle = (low + high) >>> 1;
                if (matched[middle].Sentence == sentence)
                    return matched[middle];

                if (matched[middle].Sentence < sentence)
                    low = middle + 1;
                else
                    high = middle - 1;
            }

            return null;
        }
    }

    private static ReadOnlySpan<char> Surface(PartText part, TextMatch match) => part.Text.Span[match.Start..match.End];

    private static int IndexOf(IReadOnlyList<PartText> parts, PartText part)
    {
        for (var i = 0; ; i++)
        {
            if (ReferenceEquals(parts[i], part))
                return i;
        }
    }
}
