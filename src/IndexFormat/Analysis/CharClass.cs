using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>What a character does to a word.</summary>
internal enum CharClass : byte
{
    /// <summary>Not looked up yet.</summary>
    Unknown,

    /// <summary>Stands outside words.</summary>
    Other,

    /// <summary>Part of a word.</summary>
    Letter,

    /// <summary>Part of a number or of a word.</summary>
    Digit,

    /// <summary>Of a script without spaces between words: a word by itself, and with the next one of its kind.</summary>
    Ideograph,

    /// <summary>Katakana: a run is a word, and each character too.</summary>
    Katakana,

    /// <summary>Hangul: a run is a word, and each syllable too.</summary>
    Hangul,

    /// <summary>Belongs to the character before it: accents, joiners, soft hyphens.</summary>
    Mark,

    /// <summary>A picture, which is a word.</summary>
    Emoji,

    /// <summary>Stands for several characters that are not all of one word: a chain of its own.</summary>
    Alone,
}

internal static class CharClasses
{
    // Of every unit, as far as it was looked up: threads may find out the same, but never different things.
    private static readonly CharClass[] Known = new CharClass[char.MaxValue + 1];

    /// <summary>The class of the character at an offset, and its width in UTF-16 units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharClass At(ReadOnlySpan<char> text, int offset, out int width)
    {
        var c = text[offset];
        width = 1;
        if (c < 0x80)
            return char.IsAsciiLetter(c) ? CharClass.Letter : char.IsAsciiDigit(c) ? CharClass.Digit : CharClass.Other;

        var known = Known[c];
        return known != CharClass.Unknown ? known : Look(text, offset, out width);
    }

    private static CharClass Look(ReadOnlySpan<char> text, int offset, out int width)
    {
        var c = text[offset];
        if (!char.IsSurrogate(c))
        {
            width = 1;
            return Known[c] = Of(c);
        }

        // A surrogate without its partner is no character; it stands outside words.
        var valid = Rune.DecodeFromUtf16(text[offset..], out var rune, out width) == System.Buffers.OperationStatus.Done;
        return valid ? Of(rune.Value) : CharClass.Other;
    }

    private static CharClass Of(int scalar)
    {
        // Unicode calls the first a letter, but it is written for an apostrophe; signs of trademarks are no letters of a name.
        if (IsConnector(scalar) || scalar is 0x2122 or 0x2120)
            return CharClass.Other;

        var parts = new List<int>();
        Decompositions.Append(scalar, isCompatible: true, parts);
        if (parts.Count == 1)
            return OfSimple(parts[0]);

        var classes = parts.ConvertAll(OfSimple);
        classes.RemoveAll(static part => part == CharClass.Mark);
        if (classes.Count == 0)
            return CharClass.Mark;

        var first = classes[0];
        if (classes.TrueForAll(part => part == first))
            return first is CharClass.Ideograph && classes.Count > 1 ? CharClass.Alone : first;

        return classes.TrueForAll(static part => part is CharClass.Letter or CharClass.Digit) ? CharClass.Letter : CharClass.Alone;
    }

    private static bool IsConnector(int scalar) => scalar <= char.MaxValue && Connectors.IsConnector((char)scalar);

    private static CharClass OfSimple(int scalar)
    {
        if (IsConnector(scalar))
            return CharClass.Other;

        if (Scripts.ClassOf(scalar) is not CharClass.Unknown and var known)
            return known;

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
}
