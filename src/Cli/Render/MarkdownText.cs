using System.Buffers;
using System.Text;

namespace DocumentSearch.Cli.Render;

/// <summary>
/// Text as Markdown that shows exactly that text (CommonMark 0.31): what would be interpreted has a backslash before it, and so
/// has what GitHub's dialect adds, such as tables, links by themselves and formulas.
/// </summary>
internal static class MarkdownText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_[]<>#|~&$^");

    /// <summary>One line, to stand at the beginning of a block.</summary>
    public static string Line(string text) => Marked(ShownText.Of(text, []));

    /// <summary>One line with its marked ranges in bold.</summary>
    public static string Marked(ShownText shown)
    {
        var line = new StringBuilder(shown.Text.Length * 5 / 4);
        var closedAt = -1; // Where the last ** stands: another one behind it would be one run of four.
        foreach (var run in shown.Runs())
        {
            var text = shown.Text.AsSpan(run.Start, run.End - run.Start);
            if (!run.IsMarked)
            {
                Append(line, text, isStart: run.Start == 0);
            }
            else if (closedAt != run.Start && IsWord(text))
            {
                line.Append("**");
                Append(line, text, isStart: false);
                line.Append("**");
                closedAt = run.End;
            }
            else
            {
                line.Append("<strong>");
                Append(line, text, isStart: false);
                line.Append("</strong>");
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    // Asterisks beside a letter or digit inside of them mark it whatever stands outside (6.2, left- and right-flanking runs).
    private static bool IsWord(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out var first, out _) == OperationStatus.Done && Rune.IsLetterOrDigit(first)
        && Rune.DecodeLastFromUtf16(text, out var last, out _) == OperationStatus.Done && Rune.IsLetterOrDigit(last);

    private static void Append(StringBuilder line, ReadOnlySpan<char> text, bool isStart)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Special.Contains(text[i]) || isStart && BeginsItem(text, i) || BeginsLink(text, i) || IsDoubled(text, i))
                line.Append('\\');

            line.Append(text[i]);
        }
    }

    // "- ", "+ ", "1. " and "1) " begin the items of lists.
    private static bool BeginsItem(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '-' or '+' => at == 0,
        '.' or ')' => at > 0 && text[..at].IndexOfAnyExceptInRange('0', '9') < 0 && (at + 1 == text.Length || text[at + 1] == ' '),
        _ => false,
    };

    // Some dialects mark what stands between == or ++.
    private static bool IsDoubled(ReadOnlySpan<char> text, int at) => text[at] is '=' or '+' && at + 1 < text.Length && text[at + 1] == text[at];

    // GitHub makes links of "http://…", "mailto:…" and "www.…", and pictures of ":word:".
    private static bool BeginsLink(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        ':' => at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '+'),
        '.' => text[..at].EndsWith("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
