using System.Globalization;
using System.Text;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// How a word is written, as far as readers see it: invisible characters are left out, and every apostrophe and hyphen is the
/// one of ASCII.
/// </summary>
internal static class WrittenForm
{
    /// <summary>Stands in a form between the folded word and how it is written; sorts before everything else.</summary>
    public const char Separator = '\0';

    /// <summary>The form of a word: folded, and how it is written if that is something else.</summary>
    /// <param name="folded">The folded word.</param>
    /// <param name="surface">The word as it stands in the text, without a possessive ending.</param>
    public static string Of(string folded, ReadOnlySpan<char> surface)
    {
        if (surface.SequenceEqual(folded))
            return folded;

        var written = Clean(surface);
        return written == folded ? folded : $"{folded}{Separator}{written}";
    }

    private static string Clean(ReadOnlySpan<char> surface)
    {
        var clean = new StringBuilder(surface.Length);
        foreach (var rune in surface.EnumerateRunes())
        {
            if (rune.IsBmp && Connectors.IsApostrophe((char)rune.Value))
                clean.Append('\'');
            else if (rune.IsBmp && Connectors.IsHyphen((char)rune.Value))
                clean.Append('-');
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }
}
