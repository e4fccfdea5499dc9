using CsCheck;

namespace DocumentSearch.Search.Tests.Naive;

/// <summary>Small folders, of few words in many spellings, so that most queries find something and miss something.</summary>
internal static class RandomFolders
{
    public static readonly string[] Words =
    [
        "cease-fire", "Cease-Fire", "ceasefire", "cease", "fire", "fires", "firing", "cease-fire's", "US", "us", "Us", "Türkiye", "turkiye", "TÜRKİYE", "Ukraine's", "ukraine",
        "database", "data", "base", "data-base", "1,000", "1000", "1.0.21", "getUserName", "user_name", "name", "user", "AT&T", "O'Neill", "O'Neill's", "Neill",
        "talk", "talks", "talked", "talking", "the", "dogs'", "dog's", "dog", "dogs", "Zoë", "state-of-the-art", "日本", "語",
    ];

    private static readonly Gen<string> Text = Gen.Frequency((9, Gen.OneOf(Words)), (1, Gen.OneOf("日本語", "本日", "filler", "😀", "—", "x")))
        .SelectMany(word => Gen.OneOf(" ", " ", " ", " ", " ", ", ", ". ", "\n", "\n\n", "\n\n# ", "\n## ").Select(after => word + after))
        .Array[1, 30]
        .Select(string.Concat);

    private static readonly Gen<string> Title = Gen.OneOf(Words).Array[0, 3].Select(words => words.Length > 0 ? $"title: {string.Join(' ', words)}\n" : "");

    private static readonly Gen<string> Properties = Gen.Select(
        Gen.OneOf(Words).Array[0, 2], Gen.OneOf(Words).Array[0, 3], Gen.OneOf(Words).Array[0, 2], Gen.OneOf("", "", "lang: de\n", "lang: pt\n", "language: pt-BR\n"),
        (authors, tags, description, language) =>
            (authors.Length > 0 ? $"author: {string.Join(' ', authors)}\n" : "") + (tags.Length > 0 ? $"tags:\n{string.Concat(tags.Select(t => $"- \"{t}\"\n"))}" : "")
            + (description.Length > 0 ? $"summary: {string.Join(' ', description)}\n" : "") + language);

    private static readonly Gen<string> FrontMatter = Gen.Select(
        Title, Gen.OneOf("", "date: 2024-05-03\n", "date: 2025-06-30\n", "date: 2025-12-31T23:59:30Z\n"), Gen.Frequency((1, Gen.Const("")), (1, Properties)),
        (title, date, properties) => $"---\ndraft: false\n{title}{date}{properties}---\n");

    private static readonly Gen<string> Content = Gen.Select(Gen.Frequency((2, Gen.Const("")), (1, FrontMatter)), Text).Select((front, text) => front + text);

    private static readonly Gen<DateTime> Modified = Gen.OneOf(
        new DateTime(2023, 12, 31, 23, 59, 59, DateTimeKind.Utc),
        new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        new DateTime(2025, 6, 30, 12, 0, 0, DateTimeKind.Utc),
        new DateTime(2025, 7, 1, 0, 0, 0, DateTimeKind.Utc));

    /// <summary>From one to ten files, some of which hold the same.</summary>
    public static readonly Gen<NaiveFile[]> Files =
        Gen.Select(Content.Array[1, 10], Gen.Select(Gen.Int[0, 20], Gen.OneOf("", "", "docs/", "docs/Notes/", "src/"), Gen.OneOf(".txt", ".md", ".md", ".cs"), Modified).Array[1, 10])
            .Select((contents, names) => names.Select((n, i) => new NaiveFile($"{n.Item2}{(char)('a' + i)}{n.Item3}", contents[n.Item1 < 16 ? i % contents.Length : 0], n.Item4)).ToArray());
}
