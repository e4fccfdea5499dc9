using System.Globalization;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>Which characters say nothing of a word, and which marks readers leave off.</summary>
internal static class Marks
{
    /// <summary>
    /// Whether a character only says how others are shown: soft hyphens, joiners, direction marks, variation selectors. The
    /// zero-width space is none of them: it parts words.
    /// </summary>
    public static bool IsInvisible(int scalar) => scalar switch
    {
        < 0xAD => false,
        Connectors.ZeroWidthSpace => false,
        0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 => true,
        >= 0x180B and <= 0x180F => true,
        >= 0xFE00 and <= 0xFE0F => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => CharUnicodeInfo.GetUnicodeCategory(scalar) == UnicodeCategory.Format,
    };

    /// <summary>Whether a mark is dropped when a word is folded.</summary>
    /// <param name="letter">The letter it stands on, in lower case; 0 if there is none.</param>
    /// <param name="mark">The mark.</param>
    public static bool IsDropped(int letter, int mark) =>
        IsAccent(mark) ? letter is < 0x0400 or > 0x052F || IsDroppedFromCyrillic(letter, mark) : IsPointing(mark);

    // Accents for reading aloud are dropped, and the points of ё; й, ї, ў, ѓ and ќ are letters of their own.
    private static bool IsDroppedFromCyrillic(int letter, int mark) => mark switch
    {
        0x0300 => true,
        0x0301 => letter is not ('г' or 'к'),
        0x0308 => letter == 'е',
        _ => false,
    };

    private static bool IsAccent(int mark) =>
        mark is >= 0x0300 and <= 0x036F or >= 0x1AB0 and <= 0x1AFF or >= 0x1DC0 and <= 0x1DFF or >= 0x20D0 and <= 0x20F0 or >= 0xFE20 and <= 0xFE2F;

    // Points of Hebrew, Arabic and Syriac, and the dot of Devanagari.
    private static bool IsPointing(int mark) =>
        mark is >= 0x0591 and <= 0x05C7 or 0xFB1E
            or >= 0x0610 and <= 0x061A or >= 0x064B and <= 0x065F or 0x0670 or >= 0x06D6 and <= 0x06ED or >= 0x08CA and <= 0x08FF
            or 0x0711 or >= 0x0730 and <= 0x074A
            or 0x093C;
}
