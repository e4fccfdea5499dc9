using System.Buffers;

namespace DocumentSearch.Extract;

/// <summary>Tags of languages in the form of BCP 47 (RFC 5646).</summary>
internal static class LanguageTag
{
    private const int MaxLength = 35; // as long as RFC 5646, section 4.4.1, asks for
    private const int MaxSubtag = 8;

    private static readonly SearchValues<char> LettersAndDigits = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>The tag in lower case, whichever of '-' and '_' joins its parts; null if it does not begin with the code of a language.</summary>
    internal static string? Of(string? stated)
    {
        var tag = stated?.Trim().Replace('_', '-').ToLowerInvariant() ?? "";
        if (tag.Length is < 2 or > MaxLength)
            return null;

        var isFirst = true;
        foreach (var range in tag.AsSpan().Split('-'))
        {
            var subtag = tag.AsSpan(range);
            if (isFirst ? !IsLanguage(subtag) : subtag.Length is 0 or > MaxSubtag || subtag.ContainsAnyExcept(LettersAndDigits))
                return null;

            isFirst = false;
        }

        return tag;
    }

    // of ISO 639; names such as "english" are none
    private static bool IsLanguage(ReadOnlySpan<char> subtag) => subtag.Length is 2 or 3 && !subtag.ContainsAnyExceptInRange('a', 'z');
}
