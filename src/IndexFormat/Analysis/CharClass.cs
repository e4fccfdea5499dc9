using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>What a character does to a word.</summary>
internal enum CharClass : byte
{
    /// <summary>Stands outside words.</summary>
    Other,

    /// <summary>Part of a word.</summary>
    Letter,

    /// <summary>Part of a number or of a word.</summary>
    Digit,

    /// <summary>A word by itself: Han and Hiragana, written without spaces.</summary>
    Ideograph,

    /// <summary>Belongs to the character before it and is dropped from terms: accents, joiners, soft hyphens.</summary>
    Mark,
}

internal static class CharClasses
{
    /// <summary>The class of the character at an offset, and its width in UTF-16 units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharClass At(ReadOnlySpan<char> text, int offset, out int width)
    {
        var c = text[offset];
        width = 1;
        if (c < 0x80)
            return char.IsAsciiLetter(c) ? CharClass.Letter : char.IsAsciiDigit(c) ? CharClass.Digit : CharClass.Other;

        return char.IsSurrogate(c) ? AtSurrogate(text, offset, out width) : OfScalar(c);
    }

    private static CharClass AtSurrogate(ReadOnlySpan<char> text, int offset, out int width)
    {
        // A surrogate without its partner is no character; it stands outside words.
        var valid = Rune.DecodeFromUtf16(text[offset..], out var rune, out width) == System.Buffers.OperationStatus.Done;
        return valid ? OfScalar(rune.Value) : CharClass.Other;
    }

    private static CharClass OfScalar(int scalar)
    {
        if (IsIdeograph(scalar))
            return CharClass.Ideograph;

        // Unicode calls it a letter, but it is written for an apostrophe.
        if (scalar == '\u02BC')
            return CharClass.Other;

        return CharUnicodeInfo.GetUnicodeCategory(scalar) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => CharClass.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber => CharClass.Digit,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => CharClass.Mark,
            _ => CharClass.Other,
        };
    }

    private static bool IsIdeograph(int scalar) => scalar switch
    {
        < 0x3005 => false,
        <= 0x3007 => true,
        >= 0x3041 and <= 0x3096 => true,
        >= 0x309D and <= 0x309F => true,
        >= 0x3400 and <= 0x4DBF => true,
        >= 0x4E00 and <= 0x9FFF => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0x20000 and <= 0x3FFFF => true,
        _ => false,
    };
}
