using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.Search.Match;

namespace DocumentSearch.Search.Passages;

/// <summary>A matching part of a document, loaded.</summary>
/// <param name="Text">Its text, good until the next document is loaded.</param>
/// <param name="Table">Its passage table.</param>
/// <param name="Matches">Its matches, in ascending order.</param>
internal sealed record PartText(ReadOnlyMemory<char> Text, PassageTable Table, TextMatch[] Matches)
{
    /// <summary>Index of the first match that does not begin before an offset.</summary>
    public int FirstMatchFrom(int offset)
    {
        int low = 0, high = Matches.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Matches[middle].Start < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
