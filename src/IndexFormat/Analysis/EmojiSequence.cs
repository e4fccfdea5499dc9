using System.Text;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>Pictures of several characters: joined ones, flags, keycaps, those with a tone of skin.</summary>
internal static class EmojiSequence
{
    /// <summary>Makes the digit or sign before it a key.</summary>
    public const char Keycap = '\u20E3';

    private const char Joiner = '\u200D';

    /// <summary>Where a picture ends that begins with a character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The character.</param>
    /// <param name="end">One past it.</param>
    /// <param name="limit">Where it ends at the latest.</param>
    public static int End(ReadOnlySpan<char> text, int start, int end, int limit)
    {
        if (IsRegional(ScalarAt(text, start)) && end < text.Length && IsRegional(ScalarAt(text, end)))
            end += 2;

        while (true)
        {
            while (end + 1 < limit && end < text.Length && IsModifier(ScalarAt(text, end)))
                end += char.IsSurrogate(text[end]) ? 2 : 1;

            if (end + 2 >= limit || end + 1 >= text.Length || text[end] != Joiner || CharClasses.At(text, end + 1, out var width) != CharClass.Emoji)
                return end;

            end += 1 + width;
        }
    }

    /// <summary>Where the sign stands that a keycap makes a key; -1 if there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keycap">The keycap.</param>
    /// <param name="from">Where to look at the earliest.</param>
    public static int KeycapSign(ReadOnlySpan<char> text, int keycap, int from)
    {
        var sign = keycap - 1;
        if (sign > from && text[sign] == '\uFE0F')
            sign--;

        return sign >= from && (text[sign] is '#' or '*' || char.IsAsciiDigit(text[sign])) ? sign : -1;
    }

    /// <summary>Whether a chain is a picture.</summary>
    public static bool Is(ReadOnlySpan<char> chain) =>
        CharClasses.At(chain, 0, out _) == CharClass.Emoji || chain.Length is 2 or 3 && chain[^1] == Keycap && KeycapSign(chain, chain.Length - 1, 0) == 0;

    /// <summary>A picture without what only says how it looks.</summary>
    public static string Fold(ReadOnlySpan<char> chain)
    {
        var folded = new StringBuilder(chain.Length);
        foreach (var rune in chain.EnumerateRunes())
        {
            if (folded.Length == 0 || rune.Value is not (0xFE0E or 0xFE0F or >= 0x1F3FB and <= 0x1F3FF))
                folded.Append(rune.ToString());
        }

        return folded.ToString();
    }

    private static int ScalarAt(ReadOnlySpan<char> text, int at) =>
        Rune.DecodeFromUtf16(text[at..], out var rune, out _) == System.Buffers.OperationStatus.Done ? rune.Value : text[at];

    private static bool IsRegional(int scalar) => scalar is >= 0x1F1E6 and <= 0x1F1FF;

    // How it looks, tones of skin, and the tags of regional flags.
    private static bool IsModifier(int scalar) =>
        scalar is 0xFE0E or 0xFE0F or Keycap or >= 0x1F3FB and <= 0x1F3FF or >= 0xE0020 and <= 0xE007F;
}
