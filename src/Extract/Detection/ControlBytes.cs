using System.Buffers;

namespace DocumentSearch.Extract.Detection;

/// <summary>Control bytes, which text of one byte a character hardly ever holds and binary data always does.</summary>
internal static class ControlBytes
{
    // backspace overstrikes in formatted manual pages, escape begins terminal colours and ISO 2022 shifts
    private static readonly SearchValues<byte> Unexpected = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31]);

    /// <summary>How many control bytes there are beyond those that text is laid out with.</summary>
    internal static int Count(ReadOnlySpan<byte> content)
    {
        var count = 0;

        for (var at = content.IndexOfAny(Unexpected); at >= 0; at = content.IndexOfAny(Unexpected))
        {
            count++;
            content = content[(at + 1)..];
        }

        return count;
    }
}
