namespace DocumentSearch.Search.Passages;

/// <summary>Makes highlights of the matches in a stretch of a part.</summary>
internal static class Marks
{
    /// <summary>
    /// What is marked there. Of matches within matches, such as the parts of a compound found as a whole, it is the outermost.
    /// </summary>
    /// <param name="part">The part.</param>
    /// <param name="start">First character, a UTF-16 offset in the part's text.</param>
    /// <param name="end">One past the last one. Matches that reach beyond it are left out, unless they are longer than any stretch.</param>
    /// <param name="longest">Length of the longest stretch.</param>
    /// <param name="places">Finds their places.</param>
    public static List<Highlight> In(PartText part, int start, int end, int longest, PlaceFinder places)
    {
        var marks = new List<Highlight>();
        var partStart = part.Table.PartStart;
        var markedTo = start;
        for (var i = part.FirstMatchFrom(start); i < part.Matches.Length && part.Matches[i].Start < end; i++)
        {
            var match = part.Matches[i];
            // What no passage can hold is marked as far as this one reaches.
            var matchEnd = match.End - match.Start > longest ? Math.Min(match.End, end) : match.End;
            if (match.Start < markedTo || matchEnd > end)
                continue;

            marks.Add(new Highlight(partStart + match.Start, partStart + matchEnd, match.Leaf.Kind, match.Leaf.Index)
            {
                Source = places.Of(match.Start, matchEnd),
                Words = [.. (match.Words ?? []).Where(w => w.End <= matchEnd).Select(w => new TextRange(partStart + w.Start, partStart + w.End))],
            });
            markedTo = matchEnd;
        }

        return marks;
    }
}
