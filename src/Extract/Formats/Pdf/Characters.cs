namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Asks what texts are made of.</summary>
internal static class Characters
{
    /// <summary>Whether a character is of a script that puts no spaces between words.</summary>
    internal static bool IsIdeograph(char c) =>
        c is >= '\u2E80' and <= '\uA4CF' or >= '\uD840' and <= '\uDFFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFFEF';

    /// <summary>Whether there is a letter; a character beyond the basic plane counts as one.</summary>
    internal static bool ContainsAnyLetter(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c) || char.IsSurrogate(c))
                return true;
        }

        return false;
    }

    /// <summary>Whether there is a letter or a digit.</summary>
    internal static bool ContainsAnyLetterOrDigit(this ReadOnlySpan<char> text) =>
        text.ContainsAnyLetter() || text.ContainsAnyInRange('0', '9');
}
