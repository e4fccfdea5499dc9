namespace DocumentSearch.EndToEnd.Corpus;

/// <summary>What is asked with the means of the query language, and what is asked to do harm.</summary>
internal static class LanguageQueries
{
    /// <summary>What the harmful ones may take.</summary>
    public const int TimeoutSeconds = 2;

    private const int ManyWords = 1000;

    /// <summary>Name and arguments of each way of asking.</summary>
    public static IReadOnlyList<(string Name, string[] Arguments)> Plain { get; } =
    [
        ("words", ["for", "window message"]),
        ("words, with --facets", ["for", "window message", "--facets"]),
        ("words, by date", ["for", "window message", "--sort", "date"]),
        ("words of Markdown files", ["for", "window message ext:md"]),
        ("phrase", ["for", "\"message queue\""]),
        ("near", ["for", "message NEAR/5 queue"]),
        ("prefix", ["for", "mess*"]),
        ("leading wildcard", ["for", "*dow"]),
        ("regular expression", ["for", "/mess.ge/"]),
        ("misspelt, with ~", ["for", "mesage~"]),
        ("exact form", ["for", "=Window"]),
        ("title", ["for", "title:window"]),
        ("did you mean, of windwo", ["for", "windwo"]),
        ("did you mean, of authentcation", ["for", "authentcation"]),
        ("search suggest win", ["suggest", "win"]),
        ("search suggest s", ["suggest", "s"]),
    ];

    /// <summary>Name and query of each.</summary>
    public static IReadOnlyList<(string Name, string Query)> Harmful { get; } =
    [
        ("*a* … *t*", string.Join(' ', "abcdefghijklmnopqrst".Select(c => $"*{c}*"))),
        ("*a*e*i*o*u*a*e*i*", "*a*e*i*o*u*a*e*i*"),
        ("\"*a* *b*\"", "\"*a* *b*\""),
        ("*a* NEAR/1000 *b*", "*a* NEAR/1000 *b*"),
        ("/(a|a)*b/", "/(a|a)*b/"),
        ("/(.*a){12}.{12}/", "/(.*a){12}.{12}/"),
        ("10,000 parentheses", new string('(', 10_000) + "window" + new string(')', 10_000)),
        ("1,000 misspelt words", string.Join(' ', Words(ManyWords).Select(w => w + "~2"))),
        ("1,000 misspelt words near each other", string.Join(" NEAR ", Words(ManyWords).Select(w => w + "~2"))),
        ("100 KB of words", string.Join(' ', Words(12_000))),
        ("100 KB of a phrase", $"\"{string.Join(' ', Enumerable.Repeat("the window", 9000))}\""),
        ("\"the the the the the\"~1000", "\"the the the the the\"~1000"),
        ("title:*a* heading:*e*", "title:*a* heading:*e*"),
    ];

    // The same letters every time, from a generator of our own (Lehmer's, as Park and Miller give it).
    private static IEnumerable<string> Words(int count)
    {
        var seed = 20_251_125L;
        char Letter() => (char)('a' + (seed = seed * 48_271 % int.MaxValue) % 26);
        for (var i = 0; i < count; i++)
            yield return string.Concat(Enumerable.Range(0, 8).Select(_ => Letter()));
    }
}
