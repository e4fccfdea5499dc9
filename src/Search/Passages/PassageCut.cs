using DocumentSearch.Search.Match;

namespace DocumentSearch.Search.Passages;

/// <summary>Cuts chosen passages out of their texts, with their places and what is marked in them.</summary>
/// <param name="maxLength">Length of the longest, in UTF-16 units.</param>
/// <param name="words">What is looked for.</param>
/// <param name="contextLines">How many lines before and after each are given with it; null for none.</param>
internal sealed class PassageCut(int maxLength, QueryWords words, int? contextLines)
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
        var from = places.StartAt(start);
        var highlights = Marks.In(part, start, end, maxLength, places);
        var matched = Within(part, start, end).Select(static m => m.Leaf).DistinctBy(static l => l.Index).OrderBy(static l => l.Index);
        return new Passage(
            partStart + start,
            partStart + end,
            part.Text.Span[start..end].ToString(),
            new SourceRange(from, places.EndAt(end)) { Place = places.PlaceOf(start, end) },
            part.Table.HeadingPath(chosen.First),
            chosen.Score,
            highlights)
        {
            Words = [.. matched.Select(static l => l.Surface)],
            OwnScore = Math.Max(0, chosen.Best.Score),
            Context = contextLines is { } lines ? LinesAround.Of(part.Text.Span, start, end, part.Table.LineEnd, lines) : null,
        };
    }

    private static IEnumerable<TextMatch> Within(PartText part, int start, int end) =>
        part.Found.Skip(part.FirstMatchFrom(start)).TakeWhile(m => m.Start < end).Where(m => m.End <= end);
}
