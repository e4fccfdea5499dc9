using System.Globalization;
using System.Text;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Brings what fonts say of their glyphs to the characters that a writer would type.</summary>
internal static class GlyphText
{
    private const char PrivateSymbols = '\uF000'; // symbol fonts keep the characters of one byte from here on
    private const char PrivateVariants = '\uF700'; // and here on stand small capitals and the old style of figures, by the letters and figures they are

    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]; // U+FB00 to U+FB06

    // accents that stand alone, each with the mark that it is over a letter
    private const string Accents = "`\u00B4\u02C6^\u02DC~\u00AF\u02C9\u02D8\u02D9\u00A8\u02DA\u02DD\u02C7\u00B8\u02DB";
    private const string MarksOfAccents =
        "\u0300\u0301\u0302\u0302\u0303\u0303\u0304\u0304\u0306\u0307\u0308\u030A\u030B\u030C\u0327\u0328";

    // marks, letters, and the letters with the mark on them
    private static readonly (char Mark, string Letters, string Composed)[] Compositions =
    [
        ('\u0300', "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
        ('\u0301', "AEIOUYaeiouyCcLlNnRrSsZz", "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹź"),
        ('\u0302', "AEIOUaeiouCcGgHhJjSsWwYy", "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ"),
        ('\u0303', "ANOanoIiUu", "ÃÑÕãñõĨĩŨũ"),
        ('\u0304', "AaEeIiOoUu", "ĀāĒēĪīŌōŪū"),
        ('\u0306', "AaEeGgIiOoUu", "ĂăĔĕĞğĬĭŎŏŬŭ"),
        ('\u0307', "CcEeGgIZz", "ĊċĖėĠġİŻż"),
        ('\u0308', "AEIOUaeiouyY", "ÄËÏÖÜäëïöüÿŸ"),
        ('\u030A', "AaUu", "ÅåŮů"),
        ('\u030B', "OoUu", "ŐőŰű"),
        ('\u030C', "CcDdEeLlNnRrSsTtZz", "ČčĎďĚěĽľŇňŘřŠšŤťŽž"),
        ('\u0327', "CcGgKkLlNnRrSsTt", "ÇçĢģĶķĻļŅņŖŗŞşŢţ"),
        ('\u0328', "AaEeIiUu", "ĄąĘęĮįŲų"),
    ];

    /// <summary>
    /// The text of a glyph without ligatures, full-width forms and characters that mean nothing outside of the document's own fonts.
    /// Soft hyphens stay, as they may end a line.
    /// </summary>
    /// <returns>The text; null if nothing of it means anything.</returns>
    internal static string? Fold(string text)
    {
        if (text is [> ' ' and < '\u007F'])
            return text;

        var folded = new StringBuilder(text.Length);

        foreach (var c in text)
        {
            switch (c)
            {
                case >= '\uFB00' and <= '\uFB06':
                    folded.Append(Ligatures[c - '\uFB00']);
                    break;
                case >= '\uFF01' and <= '\uFF5E':
                    folded.Append((char)(c - 0xFEE0));
                    break;
                case '\uF0B7' or '\uF0A7':
                    folded.Append('•');
                    break;
                case > (char)(PrivateSymbols + ' ') and < (char)(PrivateSymbols + '\u007F'):
                    folded.Append((char)(c - PrivateSymbols));
                    break;
                case > (char)(PrivateVariants + ' ') and <= (char)(PrivateVariants + '\u00FF'):
                    folded.Append((char)(c - PrivateVariants));
                    break;
                case >= '\uE000' and <= '\uF8FF' or '\uFEFF' or '\u200B' or '\uFFFD' or '\uFFFE' or '\uFFFF':
                    break;
                default:
                    if (char.IsWhiteSpace(c))
                        folded.Append(' ');
                    else if (!char.IsControl(c))
                        folded.Append(c);
                    break;
            }
        }

        return folded.Length > 0 ? folded.ToString() : null;
    }

    /// <summary>The mark that combines with a letter, which a glyph stands for that is drawn over one; 0 if it is none.</summary>
    internal static char MarkOf(string text)
    {
        if (text is not [var c])
            return '\0';
        if (IsMark(c))
            return c;

        return Accents.IndexOf(c, StringComparison.Ordinal) is >= 0 and var accent ? MarksOfAccents[accent] : '\0';
    }

    /// <summary>A letter with a mark.</summary>
    internal static string Compose(string letter, char mark)
    {
        // a mark that is drawn over an i without its dot
        var last = letter[^1] switch { 'ı' => 'i', 'ȷ' => 'j', var other => other };

        foreach (var (known, letters, composed) in Compositions)
        {
            if (known == mark && letters.IndexOf(last, StringComparison.Ordinal) is >= 0 and var at)
                return letter[..^1] + composed[at];
        }

        return letter + mark;
    }

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
