namespace DocumentSearch.Search.Match.Positions;

/// <summary>
/// Finds the occurrences that stand near each other in any order: one of each item, none overlapping, and no more positions
/// from the first beginning to the last end than a limit.
/// </summary>
internal static class UnorderedMatch
{
    /// <summary>Choices that are tried in one window where items overlap; beyond it, what was not found is taken for absent.</summary>
    public const int MaxSteps = 100_000;

    /// <summary>Marks the occurrences that belong to at least one such choice.</summary>
    /// <param name="items">The occurrences of each item, in ascending order.</param>
    /// <param name="limit">Positions from the first beginning to the last end, at most.</param>
    /// <param name="budget">Once spent, what was marked so far is all there is: one long text with wide windows may take seconds.</param>
    /// <returns>For each item, for each of its occurrences, whether it belongs to one; null if there is none.</returns>
    public static bool[][]? Find(IReadOnlyList<List<Occurrence>> items, int limit, Budget budget)
    {
        if (items.Any(i => i.Count == 0))
            return null;

        var marks = items.Select(i => new bool[i.Count]).ToArray();
        var overlap = CanOverlap(items);
        var any = false;
        var first = new int[items.Count];
        var window = items.Select(_ => new List<int>()).ToArray();
        foreach (var start in items.SelectMany(i => i).Select(o => o.Position).Distinct().Order())
        {
            if (budget.IsSpentNow())
                break;

            if (Fill(window, items, first, start, start + limit))
                any |= overlap ? new Choice(items, window, marks).MarkAll() : MarkAll(window, marks);
        }

        return any ? marks : null;
    }

    // The occurrences of each item that lie in a window; false if one has none there.
    private static bool Fill(List<int>[] window, IReadOnlyList<List<Occurrence>> items, int[] first, int start, int end)
    {
        for (var i = 0; i < items.Count; i++)
        {
            while (first[i] < items[i].Count && items[i][first[i]].Position < start)
                first[i]++;

            window[i].Clear();
            for (var k = first[i]; k < items[i].Count && items[i][k].Position < end; k++)
            {
                if (items[i][k].End <= end)
                    window[i].Add(k);
            }

            if (window[i].Count == 0)
                return false;
        }

        return true;
    }

    private static bool MarkAll(List<int>[] window, bool[][] marks)
    {
        for (var i = 0; i < window.Length; i++)
        {
            foreach (var k in window[i])
                marks[i][k] = true;
        }

        return true;
    }

    private static bool CanOverlap(IReadOnlyList<List<Occurrence>> items)
    {
        var all = items.SelectMany((item, i) => item.Select(o => (o.Position, o.End, Item: i))).OrderBy(o => o.Position).ToList();
        var (end, endItem) = (-1, -1);
        var otherEnd = -1;
        foreach (var o in all)
        {
            if (o.Position < (endItem == o.Item ? otherEnd : end))
                return true;

            if (o.Item == endItem)
            {
                end = Math.Max(end, o.End);
            }
            else if (o.End >= end)
            {
                (otherEnd, end, endItem) = (end, o.End, o.Item);
            }
            else
            {
                otherEnd = Math.Max(otherEnd, o.End);
            }
        }

        return false;
    }

    /// <summary>Tries choices of occurrences that do not overlap.</summary>
    private sealed class Choice(IReadOnlyList<List<Occurrence>> items, List<int>[] window, bool[][] marks)
    {
        private readonly Occurrence[] _chosen = new Occurrence[items.Count];
        private readonly int[] _index = new int[items.Count];
        private int _steps;

        public bool MarkAll()
        {
            var any = false;
            for (var i = 0; i < window.Length; i++)
            {
                foreach (var k in window[i])
                    any |= marks[i][k] || Fits(i, k);
            }

            return any;
        }

        private bool Fits(int item, int occurrence)
        {
            (_chosen[item], _index[item]) = (items[item][occurrence], occurrence);
            if (!Complete(0, item))
                return false;

            for (var i = 0; i < _index.Length; i++)
                marks[i][_index[i]] = true;

            return true;
        }

        private bool Complete(int next, int pinned)
        {
            if (next == window.Length)
                return true;

            if (next == pinned)
                return Complete(next + 1, pinned);

            foreach (var k in window[next])
            {
                if (++_steps > MaxSteps)
                    return false;

                var candidate = items[next][k];
                if (Overlaps(candidate, next, pinned))
                    continue;

                (_chosen[next], _index[next]) = (candidate, k);
                if (Complete(next + 1, pinned))
                    return true;
            }

            return false;
        }

        private bool Overlaps(Occurrence candidate, int next, int pinned)
        {
            for (var i = 0; i < next; i++)
            {
                if (Overlap(candidate, _chosen[i]))
                    return true;
            }

            return pinned > next && Overlap(candidate, _chosen[pinned]);
        }

        private static bool Overlap(Occurrence a, Occurrence b) => a.Position < b.End && b.Position < a.End;
    }
}
