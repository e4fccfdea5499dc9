using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.Search.Match;

namespace DocumentSearch.Search.Passages;

/// <summary>A matching part of a document, loaded.</summary>
/// <param name="Text">Its text, good until the next document is loaded.</param>
/// <param name="Table">Its passage table.</param>
/// <param name="Found">What matches in it, in ascending order; behind its text also in what its document states.</param>
internal sealed record PartText(ReadOnlyMemory<char> Text, PassageTable Table, TextMatch[] Found)
{
    private readonly int _inText = CountInText(Found, Text.Length);

    /// <summary>Its matches, in ascending order.</summary>
    public ReadOnlySpan<TextMatch> Matches => Found.AsSpan(0, _inText);

    /// <summary>Index of the first match that does not begin before an offset.</summary>
    public int FirstMatchFrom(int offset)
    {
        int low = 0, high = _inText;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Found[middle].Start < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static int CountInText(TextMatch[] found, int length)
    {
        var count = found.Length;
        while (count > 0 && found[count - 1].End > length)
            count--;

        return count;
    }
}
