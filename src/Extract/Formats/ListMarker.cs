using System.Buffers;

namespace DocumentSearch.Extract.Formats;

/// <summary>The bullet or number that begins a list item, as Markdown writes them and plain text does too.</summary>
/// <param name="Length">Characters of the marker itself, without the space after it; 0 if there is no marker.</param>
/// <param name="Number">The number of an ordered item; 1 for a bullet, which may begin a list anywhere as a 1 may.</param>
internal readonly record struct ListMarker(int Length, int Number)
{
    /// <summary>The bullets of Markdown.</summary>
    internal static readonly SearchValues<char> MarkdownBullets = SearchValues.Create("-*+");

    /// <summary>Those of Markdown and those that typists use.</summary>
    internal static readonly SearchValues<char> PlainTextBullets = SearchValues.Create("-*+•◦‣▪●○■□–—·⁃∙◆◇►▸➤→✓✔✗✘");

    private const int MaxDigits = 9;

    /// <summary>Reads the marker at the start of a line whose indentation is cut off. White space or the line's end follows it.</summary>
    internal static ListMarker Read(ReadOnlySpan<char> line, SearchValues<char> bullets)
    {
        if (line.IsEmpty)
            return default;

        if (bullets.Contains(line[0]))
            return IsFollowedBySpace(line, 1) ? new(1, 1) : default;

        var digits = 0;
        var number = 0;

        while (digits < line.Length && digits < MaxDigits && char.IsAsciiDigit(line[digits]))
            number = (number * 10) + (line[digits++] - '0');

        if (digits == 0 || digits == line.Length || line[digits] is not ('.' or ')'))
            return default;

        return IsFollowedBySpace(line, digits + 1) ? new(digits + 1, number) : default;
    }

    /// <summary>
    /// Reads a marker as typists write them besides: (1), (a), a), a. and ii. with one letter or a small Roman number. Prose has
    /// the like, so it counts as a late number, which begins a list only where no prose is under way.
    /// </summary>
    internal static ListMarker ReadTyped(ReadOnlySpan<char> line)
    {
        const int MaxCharacters = 4;
        const string RomanDigits = "ivx";

        var isBracketed = line.StartsWith('(');
        var rest = isBracketed ? line[1..] : line;
        var end = rest[..Math.Min(rest.Length, MaxCharacters + 1)].IndexOfAny('.', ')');

        if (end <= 0 || (isBracketed && rest[end] != ')'))
            return default;

        var name = rest[..end];
        // a capital with a stop is an initial
        var isLetter = end == 1 && (rest[end] == ')' ? char.IsAsciiLetter(name[0]) : char.IsAsciiLetterLower(name[0]));
        var isNumber = !name.ContainsAnyExcept(RomanDigits) || (isBracketed && !name.ContainsAnyExceptInRange('0', '9'));
        var length = line.Length - rest.Length + end + 1;
        return (isLetter || isNumber) && IsFollowedBySpace(line, length) ? new(length, int.MaxValue) : default;
    }

    private static bool IsFollowedBySpace(ReadOnlySpan<char> line, int at) => at == line.Length || line[at] is ' ' or '\t';
}
