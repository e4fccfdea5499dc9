using System.Globalization;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>Characters whose words are not found by spaces, and pictures.</summary>
internal static class Scripts
{
    /// <summary>The class of a character that its script decides; unknown if its category does.</summary>
    public static CharClass ClassOf(int scalar) => scalar switch
    {
        < 0x0E01 => CharClass.Unknown,
        >= 0x115F and <= 0x1160 or 0x3164 or 0xFFA0 => CharClass.Mark,
        >= 0x1100 and <= 0x11FF or >= 0xA960 and <= 0xA97C or >= 0xAC00 and <= 0xD7FB => CharClass.Hangul,
        >= 0x30A1 and <= 0x30FA or >= 0x30FC and <= 0x30FF or >= 0x31F0 and <= 0x31FF => CharClass.Katakana,
        >= 0x1AFF0 and <= 0x1B000 or >= 0x1B120 and <= 0x1B122 or >= 0x1B155 and <= 0x1B167 => CharClass.Katakana,
        (>= 0x1F000 or >= 0x2300 and <= 0x2BFF) when IsPicture(scalar) => CharClass.Emoji,
        _ when IsIdeograph(scalar) || IsUnspacedLetter(scalar) => CharClass.Ideograph,
        _ => CharClass.Unknown,
    };

    private static bool IsIdeograph(int scalar) => scalar switch
    {
        < 0x3005 => false,
        <= 0x3007 => true,
        >= 0x3041 and <= 0x3096 => true,
        >= 0x309D and <= 0x309F => true,
        >= 0x3400 and <= 0x4DBF => true,
        >= 0x4E00 and <= 0x9FFF => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0x1B001 and <= 0x1B11F or >= 0x1B132 and <= 0x1B152 or 0x1F200 => true,
        >= 0x20000 and <= 0x3FFFF => true,
        _ => false,
    };

    // Thai, Lao, Myanmar, Khmer; their vowels and tones are marks of the letters before them.
    private static bool IsUnspacedLetter(int scalar) =>
        scalar is >= 0x0E01 and <= 0x0EFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x17FF or >= 0xA9E0 and <= 0xA9FF or >= 0xAA60 and <= 0xAA7F
        && CharUnicodeInfo.GetUnicodeCategory(scalar) is UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter;

    // Symbols in the blocks of pictures, and the few pictures elsewhere.
    private static bool IsPicture(int scalar) => scalar switch
    {
        0x231A or 0x231B or 0x2328 or 0x23CF or >= 0x23E9 and <= 0x23FA => true,
        >= 0x2600 and <= 0x27BF or >= 0x2B05 and <= 0x2B07 or 0x2B1B or 0x2B1C or 0x2B50 or 0x2B55 => IsSymbol(scalar),
        >= 0x1F000 and <= 0x1F6FF or >= 0x1F7E0 and <= 0x1F7EB or >= 0x1F900 and <= 0x1FAFF => IsSymbol(scalar),
        _ => false,
    };

    private static bool IsSymbol(int scalar) =>
        CharUnicodeInfo.GetUnicodeCategory(scalar) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherNotAssigned;
}
