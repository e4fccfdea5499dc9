using CsCheck;
using DocumentSearch.Search;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Cli.Tests.Render;

/// <summary>Random answers whose every text is made of what means something to a terminal, to Markdown, or to HTML.</summary>
internal static class HostileAnswers
{
    private static readonly string[] Pieces =
    [
        "walrus", "Seal", "a", "1", "12", " ", " ", "  ", "\t", "\n", "\r\n", "    ", "-", "- ", "+ ", "* ", "1. ", "2) ", ".", ")", ":", "!", "=", "==\n", "---\n",
        "***", "_", "__", "**", "*", "`", "```", "~~~", "~~", "#", "## ", "> ", "|", "|-|\n", "\\", "[", "]", "[x](http://e.example)", "![x](y)", "[^1]: ", "[x]: y\n",
        "<", ">", "<http://e.example>", "http://e.example", "www.e.example", "mailto:a@e.example", "a@e.example", ":tada:", "$x$", "{.c}", "&amp;", "&#x202e;", "&nbsp;",
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</mark>", "</p></blockquote>", "<b>", "<!--", "-->", "]]>", "<?", "</style>", "\"", "'", "\" onclick=\"x",
        "javascript:alert(1)", "%41", "?q", "/", "../", "\0", "\a", "\b", "\e[31m", "\e]8;;http://e.example\e\\", "\e]0;owned\a", "\u007F", "\u0085", "\u009B31m", "\u00A0",
        "\u202E", "\u2066", "\u2069", "\u2028", "\u200B", "\u200F", "\uFEFF", "\uFFFE", "\uD83D", "\uDE00", "海象", "日本", "é", "e\u0301", "각", "👨‍👩‍👧", "❤\uFE0F", "🇩🇪", "שלום", "—", "“", "”",
    ];

    private static readonly Gen<(string Text, (int Start, int End)[] Marked)> Marked =
        Gen.Select(Gen.OneOf(Pieces), Gen.Bool).Array[0, 12].Select(Join);

    private static readonly Gen<string> Text = Marked.Select(m => m.Text);

    // All that a path cannot hold.
    private static readonly Gen<string> Path = Text.Select(t => $"x{t.Replace('\0', '\a')}");

    private static readonly Gen<PlaceRange?> Place = Gen.Select(Gen.Enum<PlaceKind>(), Gen.Int[1, 3], Gen.OneOf(0, 9), Text, Gen.Bool, (kind, number, row, label, isPlaced) =>
    {
        var place = new DocumentPlace(kind, number, row == 0 ? null : label, row == 0 || kind != PlaceKind.Sheet ? null : new CellName(row, number));
        return isPlaced ? new PlaceRange(place, place with { Number = 2 }) : (PlaceRange?)null;
    });

    private static readonly Gen<Passage> Passage = Gen.Select(Marked, Text.Array[0, 3], Gen.Int[0, 1000], Place, (marked, headings, start, place) => new Passage(
        start, start + marked.Text.Length, marked.Text, new SourceRange(new(start + 1, 7, start), new(start + 1, 7, null)) { Place = place }, headings, 1, Highlights(marked.Marked, start)));

    private static readonly Gen<Hit> Hit = Gen.Select(
        Path, Marked, Gen.Select(Text, Text), Passage.Array[0, 3], Path.Array[0, 7], (path, title, texts, passages, same) =>
            new Hit(path, title.Text, 1, texts.Item1, "utf-8", 12_345, DateTime.UnixEpoch, passages)
            {
                TitleHighlights = Highlights(title.Marked, 0),
                Author = texts.Item2,
                Duplicates = same,
                File = same.FirstOrDefault(path),
                IsDerived = same.Length > 1,
            });

    private static readonly Gen<FacetCount[]> Counts = Text.Select(t => new FacetCount(t, 3)).Array[0, 10];

    public static readonly Gen<SearchResponse> Responses = Gen.Select(
        Text, Hit.Array[0, 3], Text.Array[0, 2], Gen.Select(Text, Text, Text.Array[0, 2]), Gen.Select(Counts, Counts, Counts), (query, hits, warnings, others, counts) =>
            new SearchResponse(query, hits.Length, hits, [.. warnings.Select(w => new QueryProblem(w, 0, 0))], TimeSpan.FromMilliseconds(1))
            {
                Understood = others.Item1,
                DidYouMean = others.Item2,
                AddedWords = others.Item3,
                Facets = new FacetCounts(counts.Item1, counts.Item2, counts.Item3),
            });

    private static (string Text, (int Start, int End)[] Marked) Join((string Text, bool IsMarked)[] pieces)
    {
        var (text, marked) = ("", new List<(int Start, int End)>());
        foreach (var (piece, isMarked) in pieces)
        {
            if (isMarked)
                marked.Add((text.Length, text.Length + piece.Length));

            text += piece;
        }

        return (text, [.. marked]);
    }

    private static Highlight[] Highlights((int Start, int End)[] marked, int offset) =>
        [.. marked.Select((m, i) => new Highlight(m.Start + offset, m.End + offset, (HighlightKind)(i % 9), i))];
}
