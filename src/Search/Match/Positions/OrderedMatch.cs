namespace DocumentSearch.Search.Match.Positions;

/// <summary>
/// Finds the occurrences that stand near each other in the order of their items: one of each, none overlapping, and no more
/// positions from the beginning of the first to the end of the last than a limit.
/// </summary>
internal static class OrderedMatch
{
    /// <summary>Marks the occurrences that belong to at least one such choice.</summary>
    /// <param name="items">The occurrences of each item, in ascending order.</param>
    /// <param name="limit">Positions from the beginning of the first item to the end of the last, at most.</param>
    /// <returns>For each item, for each of its occurrences, whether it belongs to one; null if there is none.</returns>
    public static bool[][]? Find(IReadOnlyList<List<Occurrence>> items, int limit)
    {
        var starts = LatestStarts(items);
        var ends = EarliestEnds(items);
        var marks = new bool[items.Count][];
        var any = false;
        for (var i = 0; i < items.Count; i++)
        {
            marks[i] = new bool[items[i].Count];
            for (var k = 0; k < marks[i].Length; k++)
                any |= marks[i][k] = starts[i][k] >= 0 && ends[i][k] < int.MaxValue && ends[i][k] - starts[i][k] <= limit;
        }

        return any ? marks : null;
    }

    // For each occurrence the latest position at which a choice of the items up to it may begin; -1 if there is none.
    private static int[][] LatestStarts(IReadOnlyList<List<Occurrence>> items)
    {
        var starts = new int[items.Count][];
        starts[0] = [.. items[0].Select(o => o.Position)];
        for (var i = 1; i < items.Count; i++)
        {
            var before = items[i - 1];
            var byEnd = Enumerable.Range(0, before.Count).OrderBy(k => before[k].End).ToArray();
            starts[i] = new int[items[i].Count];
            int next = 0, latest = -1;
            for (var k = 0; k < items[i].Count; k++)
            {
                for (; next < byEnd.Length && before[byEnd[next]].End <= items[i][k].Position; next++)
                    latest = Math.Max(latest, starts[i - 1][byEnd[next]]);

                starts[i][k] = latest;
            }
        }

        return starts;
    }

    // The same towards the end: the earliest end of a choice of the items from it on.
    private static int[][] EarliestEnds(IReadOnlyList<List<Occurrence>> items)
    {
        var last = items.Count - 1;
        var ends = new int[items.Count][];
        ends[last] = [.. items[last].Select(o => o.End)];
        for (var i = last - 1; i >= 0; i--)
        {
            var after = items[i + 1];
            var byEnd = Enumerable.Range(0, items[i].Count).OrderByDescending(k => items[i][k].End).ToArray();
            ends[i] = new int[items[i].Count];
            int next = after.Count - 1, earliest = int.MaxValue;
            foreach (var k in byEnd)
            {
                for (; next >= 0 && after[next].Position >= items[i][k].End; next--)
                    earliest = Math.Min(earliest, ends[i + 1][next]);

                ends[i][k] = earliest;
            }
        }

        return ends;
    }
}
