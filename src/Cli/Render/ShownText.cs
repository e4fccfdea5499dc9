using System.Globalization;
using System.Text;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>
/// Text of a document made fit for one line of a terminal: white space becomes single spaces, and control characters, which
/// could drive the terminal, a visible mark.
/// </summary>
/// <param name="Text">The line.</param>
/// <param name="Highlights">Ranges of it to be marked, in ascending order.</param>
internal sealed record ShownText(string Text, IReadOnlyList<(int Start, int End)> Highlights)
{
    private const char Harmless = '\uFFFD';

    public static ShownText Of(Passage passage)
    {
        var shown = new StringBuilder(passage.Text.Length);
        var ranges = new List<(int Start, int End)>();
        var at = 0;
        foreach (var highlight in passage.Highlights)
        {
            Append(shown, passage.Text.AsSpan(at, highlight.Start - passage.Start - at));
            var start = shown.Length;
            Append(shown, passage.Text.AsSpan(highlight.Start - passage.Start, highlight.End - highlight.Start));
            ranges.Add((start, shown.Length));
            at = highlight.End - passage.Start;
        }

        Append(shown, passage.Text.AsSpan(at));
        return new ShownText(shown.ToString(), ranges);
    }

    public static string Line(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(text.Length);
        Append(shown, text);
        return shown.ToString();
    }

    /// <summary>A line of a document with its spacing kept.</summary>
    public static string KeepSpacing(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var c in text)
            shown.Append(c == '\t' ? '\t' : IsHarmful(c) ? Harmless : c);

        return shown.ToString();
    }

    private static void Append(StringBuilder shown, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                shown.Append(IsHarmful(c) ? Harmless : c);
            else if (shown.Length > 0 && shown[^1] != ' ')
                shown.Append(' ');
        }
    }

    // Controls drive the terminal; bidirectional overrides make it show other text than there is (CVE-2021-42574).
    private static bool IsHarmful(char c) =>
        char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
