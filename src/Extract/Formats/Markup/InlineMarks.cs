using System.Buffers;
using System.Text;

namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>Takes the inline marks out of a heading, for the title that is shown.</summary>
internal static class InlineMarks
{
    internal static readonly SearchValues<char> Rst = SearchValues.Create("*`_|");
    internal static readonly SearchValues<char> AsciiDoc = SearchValues.Create("*_`+#");
    internal static readonly SearchValues<char> Org = SearchValues.Create("*/_=~+");
    internal static readonly SearchValues<char> Wiki = SearchValues.Create("'*/");

    /// <summary>A heading without its marks, which stand at the bounds of words, and with the text of its links only.</summary>
    /// <param name="heading">The heading as it is written.</param>
    /// <param name="marks">The marks of its language.</param>
    internal static string Remove(ReadOnlySpan<char> heading, SearchValues<char> marks)
    {
        var plain = new StringBuilder(heading.Length);

        for (var i = 0; i < heading.Length; i++)
        {
            var rest = heading[i..];

            if (rest is ['[', '[', ..] && rest.IndexOf("]]") is > 0 and var end)
            {
                plain.Append(LinkText(rest[2..end]));
                i += end + 1;
            }
            else if (RoleLength(rest) is > 0 and var role)
            {
                i += role - 1;
            }
            else if (!marks.Contains(heading[i]) || !IsAtWordBound(heading, i, marks))
            {
                plain.Append(heading[i]);
            }
        }

        return string.Join(' ', plain.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What follows the target in <c>target][text</c> or <c>target|text</c>; the target if nothing does.</summary>
    private static ReadOnlySpan<char> LinkText(ReadOnlySpan<char> link)
    {
        var text = link.LastIndexOfAny('[', '|');
        return link[(text + 1)..].TrimEnd(']');
    }

    /// <summary>Length of the role before a backquote, as in <c>:ref:`text`</c>; 0 if none begins here.</summary>
    private static int RoleLength(ReadOnlySpan<char> rest)
    {
        const int MaxLength = 30;

        if (rest[0] != ':' || rest[..Math.Min(rest.Length, MaxLength)].IndexOf('`') is not (> 1 and var end))
            return 0;

        return rest[end - 1] == ':' && !rest[..end].Contains(' ') ? end : 0;
    }

    private static bool IsAtWordBound(ReadOnlySpan<char> text, int at, SearchValues<char> marks)
    {
        var (before, after) = (at - 1, at + 1);

        while (before >= 0 && marks.Contains(text[before]))
            before--;
        while (after < text.Length && marks.Contains(text[after]))
            after++;

        var isAfterWord = before >= 0 && !char.IsWhiteSpace(text[before]);
        var isBeforeWord = after < text.Length && !char.IsWhiteSpace(text[after]);

        // C++ and 2 * 3 keep theirs, as does snake_case
        return isAfterWord != isBeforeWord
            ? isBeforeWord || text[..before].Contains(text[at])
            : isAfterWord && !(char.IsLetterOrDigit(text[before]) && char.IsLetterOrDigit(text[after]));
    }
}
