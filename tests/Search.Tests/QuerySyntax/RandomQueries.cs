using System.Text;

namespace DocumentSearch.Search.Tests.QuerySyntax;

/// <summary>Queries that look real, and what becomes of them when they are mistyped.</summary>
internal sealed class RandomQueries(int seed)
{
    private static readonly string[] Whole =
    [
        "prisoner exchange istanbul", "\"prisoner exchange\"~5 (istanbul OR ankara) -draft title:talks date:2025-06", "cease-fire AND NOT ukrain*",
        "+must -not maybe", "a NEAR/5 b NEAR/5 c", "\"a b\"~5> BEFORE/3 (c OR d)", "path:\"my docs/*.md\" ext:md,txt size:>1MB", "/colou?r/ medinski~ =Word",
        "title:(a b -c)^2 heading:\"the end\"", "date:2025-01..2025-06 modified:7d type:markdown", "(a (b (c OR -d) AND e) f)^0.5", "what is the time?",
        "http://example.org/a?b=c", "C++ DEC-0054 a+b either/or /usr/bin", "“typographic quotes” „unten“ «là»", "-(-a) -(b OR -c)", "size:1kB..2MiB OR ext:cs",
        "foo\\ bar \\\"quoted\\\" \\AND a\\*b", "日本語 \"本 語\"p5 Ёлка~1", "NOT NOT a AND (NOT b OR c) W/3 d", "in:src dir:/docs/** path:[a-c]?*", "AND OR NOT ) (", "author:\"jane doe\"~3 tag:(a OR b) lang:de,pt-BR -subject:c^2",
    ];

    private static readonly string[] Pieces =
    [
        "a", "b", "word", "cease-fire", "the", "ukrain*", "*fire", "c?t", "back?", "?", "*", "**", "=Exact", "=", "fuzzy~", "fuzzy~1", "x~9", "~", "~5", "~5>", "^2", "^0.5", "^1", "^1000", "^1.2.3",
        " ", " ", " ", " ", "\t", "\n", "+", "-", "!", "!x", "(", ")", "(", ")", "\"", "\"", "“", "”", "«", "\\", "\\", "/", "/re.*/", "/a\\/b/", "|", "||", "&&", " AND ", " OR ", " NOT ", " NEAR ",
        " NEAR/5 ", " NEAR/3 ", " BEFORE/5 ", " W/2 ", "NEAR/x", "NEAR/99999", "title:", "h:", "heading:", "author:", "tags:", "subject:", "description:", "lang:", "pt-BR", "path:", "in:", "ext:", "type:", "size:", "date:", "modified:", "note:", "md", ",", ".md", "src/", "/", "[a-z]",
        ">1MB", "<=5", "1kB..2MiB", "500", "99999999999999999999", "2025", "2025-06", "2025-06-30T14:30", "..", ">=", "7d", "30min", "lastweek", "\"last week\"", "june-2025", "monday", "0001", "9999-12-31",
        "\0", "\uD800", "\uDC00", "😀", "İ", "ß", "é", "\u0301", "\u2028", "\u0085", "\uFEFF", "ﬁ", "\"a b\"", "\"x* =y z~\"", "(a OR b)", "-(c d)", "+(e f)",
    ];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = new StringBuilder();
        if (_random.Next(3) == 0)
        {
            for (var n = _random.Next(14); n > 0; n--)
                text.Append(Pieces[_random.Next(Pieces.Length)]);
        }
        else
        {
            text.Append(Whole[_random.Next(Whole.Length)]);
            if (_random.Next(2) == 0)
                text.Append(' ').Append(Whole[_random.Next(Whole.Length)]);
        }

        for (var n = _random.Next(6); n > 0; n--)
            Mutate(text);

        return text.ToString();
    }

    private void Mutate(StringBuilder text)
    {
        var at = _random.Next(text.Length + 1);
        var length = Math.Min(_random.Next(8), text.Length - at);
        switch (_random.Next(6))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(at, text.ToString(at, length));
                break;
            case 2:
                text.Insert(at, (char)_random.Next(char.MaxValue + 1));
                break;
            case 3 when at < text.Length:
                text[at] = "\"()+-!~^*?=/\\:|&. aZ1"[_random.Next(21)];
                break;
            default:
                text.Insert(at, Pieces[_random.Next(Pieces.Length)]);
                break;
        }
    }
}
