using DocumentSearch.Search.Match;

namespace DocumentSearch.Search.Passages;

/// <summary>Cuts chosen passages out of their texts, with their places and what is marked in them.</summary>
/// <param name="maxLength">Length of the longest, in UTF-16 units.</param>
/// <param name="words">What is looked for.</param>
internal sealed class PassageCut(int maxLength, QueryWords words)
{
    /// <summary>What is shown of chosen passages, in their order.</summary>
    public List<Passage> Of(IReadOnlyList<ChosenPassage> chosen)
    {
        // In the order of the text, which is so gone through once for their places.
        var passages = new Passage[chosen.Count];
        PlaceFinder? places = null;
        PartText? part = null;
        foreach (var i in Enumerable.Range(0, chosen.Count).OrderBy(i => chosen[i].Best.Part.Table.PartStart).ThenBy(i => chosen[i].First))
        {
            if (places is null || chosen[i].Best.Part != part)
                (part, places) = (chosen[i].Best.Part, new PlaceFinder(chosen[i].Best.Part.Text, chosen[i].Best.Part.Table));

            passages[i] = Cut(chosen[i], places);
        }

        return [.. passages];
    }

    private Passage Cut(ChosenPassage chosen, PlaceFinder places)
    {
        var part = chosen.Best.Part;
        var partStart = part.Table.PartStart;
        var (start, end) = chosen.Range(maxLength, words);
        var from = places.At(start);
        var highlights = Highlights(part, start, end, places);
        var matched = Within(part, start, end).Select(static m => m.Leaf).DistinctBy(static l => l.Index).OrderBy(static l => l.Index);
        return new Passage(
            partStart + start,
            partStart + end,
            part.Text.Span[start..end].ToString(),
            new SourceRange(from, places.At(end)),
            part.Table.HeadingPath(chosen.First),
            chosen.Score,
            highlights)
        {
            Words = [.. matched.Select(static l => l.Surface)],
        };
    }

    private static IEnumerable<TextMatch> Within(PartText part, int start, int end) =>
        part.Matches.Skip(part.FirstMatchFrom(start)).TakeWhile(m => m.Start < end).Where(m => m.End <= end);

    // Of matches within matches, such as the parts of a compound found as a whole, the outermost is shown.
    private List<Highlight> Highlights(PartText part, int start, int end, PlaceFinder places)
    {
        var highlights = new List<Highlight>();
        var partStart = part.Table.PartStart;
        var shownTo = start;
        for (var i = part.FirstMatchFrom(start); i < part.Matches.Length && part.Matches[i].Start < end; i++)
        {
            var match = part.Matches[i];
            // What no passage can hold is marked as far as this one reaches.
            var matchEnd = match.End - match.Start > maxLength ? Math.Min(match.End, end) : match.End;
            if (match.Start < shownTo || matchEnd > end)
                continue;

            highlights.Add(new Highlight(partStart + match.Start, partStart + matchEnd, match.Leaf.Kind, match.Leaf.Index)
            {
                Source = places.Of(match.Start, matchEnd),
                Words = [.. (match.Words ?? []).Where(w => w.End <= matchEnd).Select(w => new TextRange(partStart + w.Start, partStart + w.End))],
            });
            shownTo = matchEnd;
        }

        return highlights;
    }
}
