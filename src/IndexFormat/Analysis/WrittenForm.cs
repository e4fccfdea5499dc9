using System.Text;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// How a word is written, as far as readers see it: invisible characters are left out, every apostrophe and hyphen is the one
/// of ASCII, and letters with marks are composed (NFC).
/// </summary>
internal sealed class WrittenForm
{
    /// <summary>Stands in a form between the folded word and how it is written; sorts before everything else.</summary>
    public const char Separator = '\0';

    private readonly NormalText _text = new();

    /// <summary>The form of a word: folded, and how it is written if that is something else.</summary>
    /// <param name="folded">The folded word.</param>
    /// <param name="surface">The word as it stands in the text, without a possessive ending.</param>
    public string Of(string folded, ReadOnlySpan<char> surface)
    {
        if (surface.SequenceEqual(folded))
            return folded;

        var written = Ascii.IsValid(surface) ? surface.ToString() : _text.Written(surface);
        return written == folded ? folded : $"{folded}{Separator}{written}";
    }
}
