namespace DocumentSearch.Search.Match.Positions;

/// <summary>A place in one part of a document where something stands.</summary>
/// <param name="Position">Position of its first token.</param>
/// <param name="End">One past that of its last token.</param>
/// <param name="StartOffset">Its first character, a UTF-16 offset in the part's text; -1 where offsets are not asked for.</param>
/// <param name="EndOffset">One past its last character.</param>
internal readonly record struct Occurrence(int Position, int End, int StartOffset = -1, int EndOffset = -1)
{
    /// <summary>Order by where they begin, then by where they end.</summary>
    public static int Compare(Occurrence a, Occurrence b) => a.Position != b.Position ? a.Position.CompareTo(b.Position) : a.End.CompareTo(b.End);

    /// <summary>
    /// Sorts occurrences, and keeps one of those that are the same: that with the most characters, since a compound has a
    /// possessive ending that none of its parts has.
    /// </summary>
    public static void SortDistinct(List<Occurrence> occurrences)
    {
        if (occurrences.Count < 2)
            return;

        occurrences.Sort(static (a, b) => Compare(a, b) is var order and not 0 ? order : b.EndOffset.CompareTo(a.EndOffset));
        var kept = 1;
        for (var i = 1; i < occurrences.Count; i++)
        {
            if (Compare(occurrences[i], occurrences[kept - 1]) != 0)
                occurrences[kept++] = occurrences[i];
        }

        occurrences.RemoveRange(kept, occurrences.Count - kept);
    }
}
