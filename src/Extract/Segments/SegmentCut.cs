using System.Buffers;

namespace DocumentSearch.Extract.Segments;

/// <summary>Chooses where a segment ends: where a reader would pause, if there is such a place in its second half.</summary>
internal static class SegmentCut
{
    private const string WideStops = "。！？｡";

    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?…" + WideStops);

    /// <summary>The end of the segment that begins a text: after a blank line, else a line, a sentence, a space, else anywhere.</summary>
    /// <param name="text">The segment and at least one character more.</param>
    /// <param name="longest">Its greatest length, at least 2.</param>
    internal static int Find(ReadOnlySpan<char> text, int longest)
    {
        var half = longest / 2;

        return AfterBlankLine(text, half, longest)
            ?? AfterLine(text, half, longest)
            ?? AfterSentence(text, half, longest)
            ?? AfterSpace(text, half, longest)
            ?? (IsWithinCharacter(text, longest) ? longest - 1 : longest);
    }

    private static int? AfterBlankLine(ReadOnlySpan<char> text, int from, int to)
    {
        for (var end = AfterLine(text, from, to); end is { } lineEnd;)
        {
            end = AfterLine(text, from, lineEnd - 1);

            if (end is { } start && text[start..lineEnd].IsWhiteSpace())
                return lineEnd;
        }

        return null;
    }

    private static int? AfterLine(ReadOnlySpan<char> text, int from, int to)
    {
        while (text[from..to].LastIndexOfAny('\r', '\n') is >= 0 and var at)
        {
            to = from + at;

            if (!IsWithinCharacter(text, to + 1))
                return to + 1;
        }

        return null;
    }

    private static int? AfterSentence(ReadOnlySpan<char> text, int from, int to)
    {
        while (text[from..to].LastIndexOfAny(Stops) is >= 0 and var at)
        {
            to = from + at;

            if (WideStops.Contains(text[to]) || char.IsWhiteSpace(text[to + 1]))
                return to + 1;
        }

        return null;
    }

    private static int? AfterSpace(ReadOnlySpan<char> text, int from, int to)
    {
        for (; to > from; to--)
        {
            if (char.IsWhiteSpace(text[to - 1]) && !IsWithinCharacter(text, to))
                return to;
        }

        return null;
    }

    /// <summary>Whether a cut would split a surrogate pair, or CR from LF.</summary>
    private static bool IsWithinCharacter(ReadOnlySpan<char> text, int cut) =>
        char.IsSurrogatePair(text[cut - 1], text[cut]) || (text[cut - 1] == '\r' && text[cut] == '\n');
}
