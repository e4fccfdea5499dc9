using System.Globalization;
using System.Text;

namespace DocumentSearch.Cli.Render;

/// <summary>How many columns of a terminal text takes, and where to break it.</summary>
internal static class TextWidth
{
    /// <summary>Lines of at most a width, broken at spaces where there are any; the space itself belongs to neither line.</summary>
    public static IEnumerable<(int Start, int End)> Wrap(string text, int width)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = End(text, start, width);
            if (end < text.Length)
            {
                var space = text.LastIndexOf(' ', end, end - start + 1);
                if (space > start)
                    end = space;
            }

            yield return (start, end);
            start = end < text.Length && text[end] == ' ' ? end + 1 : end;
        }
    }

    /// <summary>Text shortened to a width, with an ellipsis if something is missing.</summary>
    public static string Cut(string text, int width)
    {
        var end = End(text, 0, Math.Max(1, width));
        return end == text.Length ? text : text[..End(text, 0, Math.Max(1, width - 1))] + "…";
    }

    /// <summary>Columns that a text takes.</summary>
    public static int Of(string text) => text.EnumerateRunes().Sum(Columns);

    private static int End(string text, int start, int width)
    {
        var used = 0;
        for (var i = start; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done)
                rune = Rune.ReplacementChar;

            used += Columns(rune);
            if (used > width && i > start)
                return i;

            i += length;
        }

        return text.Length;
    }

    // The wide ranges of Unicode's East Asian Width (UAX 11), coarsely.
    private static int Columns(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        >= 0x1100 and <= 0x115F => 2,
        >= 0x2E80 and <= 0xA4CF => 2,
        >= 0xAC00 and <= 0xD7A3 => 2,
        >= 0xF900 and <= 0xFAFF => 2,
        >= 0xFE30 and <= 0xFE6F => 2,
        >= 0xFF00 and <= 0xFF60 => 2,
        >= 0xFFE0 and <= 0xFFE6 => 2,
        >= 0x1F300 and <= 0x1FAFF => 2,
        >= 0x20000 and <= 0x3FFFD => 2,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : 1,
    };
}
