namespace DocumentSearch.Search.Match.Positions;

/// <summary>A place in one part of a document where something stands.</summary>
/// <param name="Position">Position of its first token.</param>
/// <param name="End">One past that of its last token.</param>
internal readonly record struct Occurrence(int Position, int End)
{
    /// <summary>Order by where they begin, then by where they end.</summary>
    public static int Compare(Occurrence a, Occurrence b) => a.Position != b.Position ? a.Position.CompareTo(b.Position) : a.End.CompareTo(b.End);

    /// <summary>Sorts occurrences, and keeps one of those that are the same.</summary>
    public static void SortDistinct(List<Occurrence> occurrences)
    {
        if (occurrences.Count < 2)
            return;

        occurrences.Sort(Compare);
        var kept = 1;
        for (var i = 1; i < occurrences.Count; i++)
        {
            if (occurrences[i] != occurrences[kept - 1])
                occurrences[kept++] = occurrences[i];
        }

        occurrences.RemoveRange(kept, occurrences.Count - kept);
    }
}
