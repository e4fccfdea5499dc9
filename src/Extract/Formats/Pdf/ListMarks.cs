namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Knows bullets and the numbers of lists.</summary>
internal static class ListMarks
{
    private const string Bullets = "•‣◦▪▫●○■□◆►➢➤✓✔–—*·";

    /// <summary>Whether a bullet is a sign that stands within sentences, too.</summary>
    internal static bool IsDash(char bullet) => bullet is '–' or '—' or '*' or '·';

    /// <summary>Whether a text is a bullet or a number such as <c>3.</c>, <c>(a)</c> or <c>iv)</c> alone.</summary>
    internal static bool IsMark(ReadOnlySpan<char> text)
    {
        if (text.Length == 1)
            return Bullets.Contains(text[0]);

        var isOpened = text.Length > 0 && text[0] == '(';
        if (text.Length < 2 || text[^1] is not (')' or '.') || isOpened && text[^1] != ')')
            return false;

        var number = text[(isOpened ? 1 : 0)..^1];
        return number.Length is > 0 and <= 3
            && (number.Length == 1 && char.IsAsciiLetter(number[0])
                || !number.ContainsAnyExceptInRange('0', '9')
                || number.Trim("ivx").IsEmpty);
    }

    /// <summary>Whether a line begins with one.</summary>
    internal static bool Begins(ReadOnlySpan<char> line) => line.IndexOf(' ') is > 0 and <= 5 and var space && IsMark(line[..space]);
}
