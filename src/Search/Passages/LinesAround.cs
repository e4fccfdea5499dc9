namespace DocumentSearch.Search.Passages;

/// <summary>Finds the lines around a stretch of text.</summary>
internal static class LinesAround
{
    /// <summary>Length of what is given on each side, at most, in UTF-16 units: a line may be as long as its document.</summary>
    public const int MaxLength = 4000;

    /// <summary>What stands before a stretch and behind it: the rest of its own lines, and some more.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">First character of the stretch, a UTF-16 offset.</param>
    /// <param name="end">One past the last one.</param>
    /// <param name="lineEnd">What ends lines.</param>
    /// <param name="lines">Number of further lines on each side.</param>
    public static PassageContext Of(ReadOnlySpan<char> text, int start, int end, char lineEnd, int lines)
    {
        var first = start;
        for (var i = 0; i <= lines && first > 0; i++)
            first = text[..(first - (i == 0 ? 0 : 1))].LastIndexOf(lineEnd) + 1;

        var last = end;
        for (var i = 0; i <= lines && last < text.Length; i++)
            last = text[(last + (i == 0 ? 0 : 1))..].IndexOf(lineEnd) is >= 0 and var at ? last + (i == 0 ? 0 : 1) + at : text.Length;

        first = Math.Max(first, start - MaxLength);
        last = Math.Min(last, end + MaxLength);
        if (first > 0 && first < text.Length && char.IsLowSurrogate(text[first]))
            first++;

        if (last < text.Length && last > end && char.IsHighSurrogate(text[last - 1]))
            last--;

        return new PassageContext(text[first..start].ToString(), text[end..last].TrimEnd('\r').ToString(), lineEnd);
    }
}
