using System.Globalization;
using System.Text;

namespace DocumentSearch.Cli.Render;

/// <summary>How many columns of a terminal text takes, and where to break it.</summary>
internal static class TextWidth
{
    /// <summary>Stands for what is missing.</summary>
    public const string Ellipsis = "…";

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
        var end = CutAt(text, width);
        return end == text.Length ? text : text[..end] + Ellipsis;
    }

    /// <summary>Where to end a text so that it has room in a width, with an ellipsis if something is missing.</summary>
    public static int CutAt(string text, int width) =>
        End(text, 0, Math.Max(1, width)) == text.Length ? text.Length : End(text, 0, Math.Max(1, width - 1));

    /// <summary>Columns that a text takes.</summary>
    public static int Of(string text) => text.EnumerateRunes().Sum(Columns);

    // Never inside of what a reader takes for one character: a letter with its accents, a picture of several code points.
    private static int End(string text, int start, int width)
    {
        var used = 0;
        for (var i = start; i < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(i));
            foreach (var rune in text.AsSpan(i, length).EnumerateRunes())
                used += Columns(rune);

            if (used > width && i > start)
                return i;

            i += length;
        }

        return text.Length;
    }

    // As terminals count, code point by code point: wide by Unicode's East Asian Width (UAX 11), in coarse ranges, so that in doubt
    // a line ends too early.
    private static int Columns(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        >= 0x1100 and <= 0x115F => 2,
        >= 0x1160 and <= 0x11FF => 0, // Vowels and final consonants of Hangul join the consonant before them.
        >= 0x2300 and <= 0x2BFF => IsWideSymbol(rune.Value) ? 2 : 1,
        >= 0x2E80 and <= 0xA4CF => IsMark(rune) ? 0 : 2,
        >= 0xA960 and <= 0xA97F => 2,
        >= 0xAC00 and <= 0xD7A3 => 2,
        >= 0xD7B0 and <= 0xD7FF => 0,
        0xFE0F => 1, // Asks for a picture, which is wide where the symbol before it is not.
        >= 0xF900 and <= 0xFAFF => 2,
        >= 0xFE10 and <= 0xFE19 => 2,
        >= 0xFE30 and <= 0xFE6F => 2,
        >= 0xFF01 and <= 0xFF60 => 2,
        >= 0xFFE0 and <= 0xFFE6 => 2,
        >= 0x16FE0 and <= 0x18DFF => 2,
        >= 0x1AFF0 and <= 0x1B2FF => 2,
        >= 0x1F000 and <= 0x1FAFF => 2,
        >= 0x20000 and <= 0x3FFFD => 2,
        _ => IsMark(rune) ? 0 : 1,
    };

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    // Symbols that are pictures by themselves (Emoji_Presentation, UTS 51).
    private static bool IsWideSymbol(int value) => value is
        0x231A or 0x231B or 0x2329 or 0x232A or (>= 0x23E9 and <= 0x23EC) or 0x23F0 or 0x23F3 or 0x25FD or 0x25FE or 0x2614 or 0x2615
        or (>= 0x2648 and <= 0x2653) or 0x267F or 0x2693 or 0x26A1 or 0x26AA or 0x26AB or 0x26BD or 0x26BE or 0x26C4 or 0x26C5 or 0x26CE or 0x26D4
        or 0x26EA or 0x26F2 or 0x26F3 or 0x26F5 or 0x26FA or 0x26FD or 0x2705 or 0x270A or 0x270B or 0x2728 or 0x274C or 0x274E
        or (>= 0x2753 and <= 0x2755) or 0x2757 or (>= 0x2795 and <= 0x2797) or 0x27B0 or 0x27BF or 0x2B1B or 0x2B1C or 0x2B50 or 0x2B55;
}
