namespace DocumentSearch.Search.Match.Positions;

/// <summary>
/// Finds where items follow each other without a gap: each begins where the one before it ends. An item may have occurrences
/// of several lengths at one position, as a compound and its first part.
/// </summary>
internal static class AdjacentMatch
{
    /// <summary>The stretches from the first item to the last, in ascending order.</summary>
    /// <param name="items">The occurrences of each item, in ascending order.</param>
    /// <param name="found">The stretches are added.</param>
    public static void Find(IReadOnlyList<List<Occurrence>> items, List<Occurrence> found)
    {
        if (items is [var left, var right] && IsInARow(left) && IsInARow(right))
        {
            FindPairs(left, right, found);
            return;
        }

        if (items.Any(i => i.Count == 0))
            return;

        var ends = new List<int>();
        var next = new List<int>();
        foreach (var first in items[0])
        {
            ends.Clear();
            ends.Add(first.End);
            for (var i = 1; i < items.Count && ends.Count > 0; i++)
            {
                next.Clear();
                foreach (var end in ends)
                    Follow(items[i], end, next);

                (ends, next) = (next, ends);
            }

            foreach (var end in ends)
                found.Add(new Occurrence(first.Position, end));
        }

        Occurrence.SortDistinct(found);
    }

    // Nearly always: there are two words, neither of which overlaps itself.
    private static void FindPairs(List<Occurrence> left, List<Occurrence> right, List<Occurrence> found)
    {
        var next = 0;
        foreach (var first in left)
        {
            while (next < right.Count && right[next].Position < first.End)
                next++;

            if (next < right.Count && right[next].Position == first.End)
                found.Add(new Occurrence(first.Position, right[next].End));
        }
    }

    /// <summary>How often one position is followed by another.</summary>
    /// <param name="firsts">The positions, ascending.</param>
    /// <param name="seconds">The others, ascending.</param>
    public static int CountPairs(ReadOnlySpan<int> firsts, ReadOnlySpan<int> seconds)
    {
        var (count, next) = (0, 0);
        foreach (var first in firsts)
        {
            while (next < seconds.Length && seconds[next] <= first)
                next++;

            if (next < seconds.Length && seconds[next] == first + 1)
                count++;
        }

        return count;
    }

    private static bool IsInARow(List<Occurrence> item)
    {
        for (var i = 1; i < item.Count; i++)
        {
            if (item[i].Position < item[i - 1].End)
                return false;
        }

        return true;
    }

    // Several ways to the same end are one.
    private static void Follow(List<Occurrence> item, int position, List<int> ends)
    {
        for (var i = FirstFrom(item, position); i < item.Count && item[i].Position == position; i++)
        {
            if (!ends.Contains(item[i].End))
                ends.Add(item[i].End);
        }
    }

    /// <summary>Index of the first occurrence that begins at a position or behind it.</summary>
    public static int FirstFrom(List<Occurrence> item, int position)
    {
        int low = 0, high = item.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (item[middle].Position < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
