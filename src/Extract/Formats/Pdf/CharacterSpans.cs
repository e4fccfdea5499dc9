namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Asks what a text holds.</summary>
internal static class CharacterSpans
{
    internal static bool ContainsAnyLetter(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c) || char.IsSurrogate(c))
                return true;
        }

        return false;
    }

    internal static bool ContainsAnyLetterOrDigit(this ReadOnlySpan<char> text) => text.ContainsAnyLetter() || text.ContainsAnyInRange('0', '9');
}
