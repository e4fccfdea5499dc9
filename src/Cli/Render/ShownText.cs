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

    public static ShownText Of(Passage passage) =>
        Of(passage.Text, passage.Highlights.Select(h => (h.Start - passage.Start, h.End - passage.Start)));

    public static ShownText OfTitle(Hit hit) => Of(hit.Title, hit.TitleHighlights.Select(h => (h.Start, h.End)));

    /// <summary>Who wrote or sent a document, as it is told beside its title; empty if it does not say.</summary>
    public static string OfAuthor(Hit hit) => Line(hit.Author).TrimEnd() is { Length: > 0 } author ? $"by {author}" : "";

    /// <summary>The links of a document in which words of the query stand, as they are told where nothing that is shown of it says why it is a hit.</summary>
    public static IEnumerable<string> OfLinks(Hit hit) =>
        hit.TitleHighlights.Count > 0 || hit.Passages.Any(static p => p.Highlights.Count > 0) ? [] : hit.Links.Select(static link => $"links to {Line(link)}");

    /// <summary>A line of a text with ranges of it marked, which are given in ascending order.</summary>
    public static ShownText Of(ReadOnlySpan<char> text, IEnumerable<(int Start, int End)> marked)
    {
        var shown = new StringBuilder(text.Length);
        var ranges = new List<(int Start, int End)>();
        var at = 0;
        foreach (var (start, end) in marked)
        {
            Append(shown, text[at..start]);
            var shownStart = shown.Length;
            Append(shown, text[start..end]);
            ranges.Add((shownStart, shown.Length));
            at = end;
        }

        Append(shown, text[at..]);
        return new ShownText(shown.ToString(), ranges);
    }

    /// <summary>The line from its beginning to its end, marked and unmarked in turn; none of the runs is empty.</summary>
    public IEnumerable<ShownRun> Runs() => Runs(0, Text.Length);

    /// <summary>The same of a part of the line.</summary>
    public IEnumerable<ShownRun> Runs(int start, int end)
    {
        var at = start;
        for (var i = 0; i < Highlights.Count; i++)
        {
            var (from, to) = (Math.Max(Highlights[i].Start, at), Math.Min(Highlights[i].End, end));
            if (from >= to)
                continue;

            if (at < from)
                yield return new ShownRun(at, from, ShownRun.Unmarked);

            yield return new ShownRun(from, to, i);
            at = to;
        }

        if (at < end)
            yield return new ShownRun(at, end, ShownRun.Unmarked);
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
