using CsCheck;

namespace DocumentSearch.Search.Tests.Naive;

/// <summary>Queries of the whole language, about the words of <see cref="RandomFolders"/>.</summary>
internal static class RandomQuestions
{
    private static readonly Gen<string> Word = Gen.OneOf([.. RandomFolders.Words, "ceasfire", "absent", "日本 語", "cease fire", "data base", "fire cease fire"]);

    private static readonly Gen<string> OneWord = Gen.OneOf(RandomFolders.Words);

    private static readonly Gen<string> Special = Gen.Frequency(
        (3, OneWord.Select(static w => "=" + w)),
        (3, Gen.OneOf("ceas*", "*fire", "fire*", "d?g*", "t*k*s", "*a*", "data*", "u?", "*ï*", "t?rkiye", "cease-f*", "o'n*", "getu*", "1*", "1.0*", "?e*e*", "*neill", "US*", "state*art")),
        (3, Gen.Select(Gen.OneOf("ceasefire", "cease-fier", "fier", "daat", "dogs", "talk", "turkye", "ukrane", "us", "databaes", "neil", "oneil", "1000", "nmae", "usre"), Gen.OneOf("~", "~1", "~2")).Select(static (w, t) => w + t)));

    private static readonly Gen<string> Regex = Gen.OneOf(
        "/cease.?fire/", "/[dt].*/", "/talk(s|ed)?/", "/(data|fire).*/", "/u.+/", "/T.rkiye/", "/türk.*/", "/1[,.]?0+.*/", "/.*'.*/", "/dogs?/", "/get.*name/", "/fire{0,1}s*/", "/[^a-z]+/", "/at&t/", "/us|the/");

    private static readonly Gen<string> InPhrase = Gen.Frequency((6, Word), (2, Special));

    private static readonly Gen<string> Phrase = Gen.Select(InPhrase.Array[1, 3], Gen.OneOf("", "", "", "~1", "~3", "~2>", "~5>"))
        .Select(static (words, slop) => $"\"{string.Join(' ', words)}\"{slop}");

    private static readonly Gen<string> Leaf = Gen.Frequency((6, Word), (2, Special), (1, Regex), (2, Phrase));

    private static readonly Gen<string> Operand = Gen.Frequency((5, OneWord), (1, Special), (1, Regex), (2, Phrase), (2, Gen.Select(OneWord, Leaf, static (a, b) => $"({a} OR {b})")));

    private static readonly Gen<string> NearOperator = Gen.Select(Gen.OneOf("NEAR", "NEAR", "BEFORE"), Gen.OneOf(0, 1, 2, 3, 6, 20), static (name, distance) => $" {name}/{distance} ");

    private static readonly Gen<string> Near = Gen.Frequency(
        (3, Gen.Select(Operand, NearOperator, Operand, static (a, near, b) => $"{a}{near}{b}")),
        (1, Gen.Select(Operand, NearOperator, Operand, Operand, static (a, near, b, c) => $"{a}{near}{b}{near}{c}")),
        (1, Gen.Select(Operand, NearOperator, Operand, NearOperator, Operand, static (a, near, b, other, c) => $"{a}{near}{b}{other}{c}")));

    private static readonly Gen<string> Filter = Gen.OneOf(
        "path:docs", "path:docs/*.md", "path:*.md", "path:/docs/**", "path:/docs", "path:notes", "path:?.txt", "path:docs/Notes/**", "path:\"**/*.cs\"", "path:docs/notes", "ext:md", "ext:md,txt", "ext:cs", "type:markdown", "type:text,csharp", "lang:pt", "lang:pt-br", "language:de,fr",
        "size:>100", "size:<=60", "size:50..150", "size:1kB", "size:>=0", "date:2024", "date:2025-06", "date:2025-06-30", "date:>2024", "date:<2025-06-30", "date:2023..2024-05", "modified:2025", "modified:>=2025-07", "date:<=2025");

    private static readonly Gen<string> Item = Gen.Frequency(
        (8, Leaf),
        (2, Near.Select(static n => $"({n})")),
        (1, Filter),
        (1, Gen.Select(Gen.OneOf("title:", "heading:", "heading:", "author:", "tag:", "description:", "subject:"), Gen.Frequency((2, Leaf), (1, Near.Select(static n => $"({n})")), (1, Gen.Select(Leaf, Leaf, static (a, b) => $"({a} AND {b})"))), static (field, node) => field + node)),
        (1, Gen.Select(Word.Where(static w => !w.Contains(' ', StringComparison.Ordinal)), Gen.OneOf("^2", "^0.5"), static (w, boost) => w + boost)));

    /// <summary>A query.</summary>
    public static readonly Gen<string> Query = Gen.Frequency((1, Near), (5, Side(Group(2))));

    private static Gen<string> Group(int depth) => depth == 0 ? Item
        : Gen.Frequency((4, Item), (2, Side(Group(depth - 1)).Select(static inner => $"({inner})")));

    private static Gen<string> Side(Gen<string> item) =>
        Gen.Select(Gen.OneOf("", "", "", "", "+", "-", "NOT "), item, Gen.OneOf(" ", " ", " ", " OR ", " AND ", " AND NOT "))
            .Array[1, 4]
            .Select(static parts => string.Concat(parts.Select((p, i) => p.Item1 + p.Item2 + (i + 1 < parts.Length ? p.Item3 : ""))));
}
