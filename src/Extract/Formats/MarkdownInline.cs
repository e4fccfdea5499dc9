using System.Net;
using System.Text;

namespace DocumentSearch.Extract.Formats;

/// <summary>Takes the inline markup out of a heading, for the title that is shown.</summary>
internal static class MarkdownInline
{
    private const int MaxLength = 500; // what is longer is no title

    /// <summary>What a reader sees of the markup; empty if it is nothing, or too long for a title.</summary>
    internal static string PlainText(ReadOnlySpan<char> markup)
    {
        if (markup.Length > MaxLength)
            return "";

        markup = WithoutAttributes(markup);
        var plain = new StringBuilder(markup.Length);
        var inCode = false;

        for (var i = 0; i < markup.Length; i++)
        {
            var c = markup[i];
            var rest = markup[i..];

            if (c == '`')
                inCode = !inCode;
            else if (inCode)
                plain.Append(c);
            else if (c == '\\' && rest.Length > 1 && char.IsAscii(rest[1]) && !char.IsAsciiLetterOrDigit(rest[1]))
                plain.Append(markup[++i]);
            else if (c is '*' or '_' or '~' && IsEmphasis(markup, i))
                continue;
            else if (c == '!' && rest is ['!', '[', ..] && LinkTextEnd(rest[1..]) > 0)
                continue;
            else if (c == '[' && LinkTextEnd(rest) > 0)
                continue;
            else if (c == ']' && rest.Length > 1 && TargetEnd(rest[1..]) is > 0 and var target)
                i += target;
            else if (c == '<' && TagEnd(rest) is > 0 and var tag)
                i += tag;
            else
                plain.Append(c);
        }

        return Collapsed(WebUtility.HtmlDecode(plain.ToString()));
    }

    /// <summary>Cuts off the attributes that some dialects put after a heading, as in <c>Usage {#usage}</c>.</summary>
    private static ReadOnlySpan<char> WithoutAttributes(ReadOnlySpan<char> markup)
    {
        var brace = markup.LastIndexOf('{');
        return brace > 0 && markup[^1] == '}' && markup[brace..] is ['{', '#' or '.' or ':', ..] ? markup[..brace] : markup;
    }

    private static bool IsEmphasis(ReadOnlySpan<char> markup, int at)
    {
        var before = at > 0 ? markup[at - 1] : ' ';
        var after = at + 1 < markup.Length ? markup[at + 1] : ' ';

        if (markup[at] == '~')
            return before == '~' || after == '~';

        // within a word an underscore is a letter: WM_PAINT
        return markup[at] == '_'
            ? !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)) && !(before == ' ' && after == ' ')
            : !(before == ' ' && after == ' ');
    }

    /// <summary>Where the <c>]</c> of a link stands that begins here; 0 if this bracket begins none.</summary>
    private static int LinkTextEnd(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(']');
        return end > 0 && end + 1 < rest.Length && TargetEnd(rest[(end + 1)..]) > 0 ? end : 0;
    }

    /// <summary>Length of the <c>(address)</c> or <c>[label]</c> that begins here; 0 if none does.</summary>
    private static int TargetEnd(ReadOnlySpan<char> rest) => rest[0] switch
    {
        '(' => rest.IndexOf(')') + 1,
        '[' => rest.IndexOf(']') + 1,
        _ => 0,
    };

    /// <summary>Where the <c>&gt;</c> of an HTML tag stands that begins here; 0 if none does.</summary>
    private static int TagEnd(ReadOnlySpan<char> rest) =>
        rest.Length > 1 && (char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!') ? Math.Max(rest.IndexOf('>'), 0) : 0;

    private static string Collapsed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
