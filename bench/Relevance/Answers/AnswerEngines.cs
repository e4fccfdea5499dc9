using DocumentSearch.EndToEnd.Peers;

namespace DocumentSearch.Relevance.Answers;

/// <summary>The engines whose passages are compared, each by settings whose passages are shorter than ours, about as long, and longer.</summary>
internal static class AnswerEngines
{
    /// <summary>All of them, ours first.</summary>
    /// <param name="repository">Where the drivers lie.</param>
    public static IReadOnlyList<IAnswerEngine> All(string repository)
    {
        const string driver = "answer_questions";
        var drivers = new PeerDrivers(repository);
        DriverAnswers Native(string peer, string name, IReadOnlyList<(string, string)> settings, IReadOnlyList<Requirement> requirements, string library) => new(
            peer.ToLowerInvariant(), name, settings, requirements, () => drivers.CompileNative(peer, driver, library), () => drivers.RunNative(peer, driver));
        return
        [
            new OurAnswers(),
            new DriverAnswers(
                Engines.Baseline,
                "Java Lucene",
                [
                    ("default", "sentence, its default limit"),
                    ("sentence", "sentence"),
                    ("closest:200", "length goal 200"),
                    ("closest:220", "length goal 220"),
                    ("paragraph", "paragraph"),
                ],
                PeerDrivers.Java,
                () => drivers.CompileJava("AnswerQuestions"),
                () => drivers.RunJava("AnswerQuestions")),
            Native("Xapian", "Xapian", [("160", "160 bytes"), ("240", "240 bytes"), ("500", "500 bytes")], PeerDrivers.Xapian, "xapian"),
            Native("Sqlite", "SQLite FTS5", [("30", "30 tokens"), ("38", "38 tokens"), ("64", "64 tokens")], PeerDrivers.Sqlite, "sqlite3"),
        ];
    }
}
