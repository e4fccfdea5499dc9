using DocumentSearch.EndToEnd.Peers;
using DocumentSearch.Relevance.Rankers;
using DocumentSearch.Search;

namespace DocumentSearch.Relevance;

/// <summary>The engines that are compared.</summary>
internal static class Engines
{
    /// <summary>The one that the others are compared with.</summary>
    public const string Baseline = "java";

    /// <summary>All of them, ours first.</summary>
    /// <param name="repository">Where the drivers lie.</param>
    public static IReadOnlyList<IRanker> All(string repository)
    {
        const string driver = "rank_topics";
        var drivers = new PeerDrivers(repository);
        DriverRanker Native(string key, string name, string peer, IReadOnlyList<Requirement> requirements, string library) =>
            new(key, name, requirements, () => drivers.CompileNative(peer, driver, library), () => drivers.RunNative(peer, driver));
        return
        [
            new OurRanker("ours", "search", new SearchRequest("")),
            new OurRanker("expand", "search --expand", new SearchRequest("") { Expand = true }),
            new DriverRanker(Baseline, "Java Lucene BM25", PeerDrivers.Java, () => drivers.CompileJava("RankTopics"), () => drivers.RunJava("RankTopics")),
            Native("xapian", "Xapian", "Xapian", PeerDrivers.Xapian, "xapian"),
            Native("sqlite", "SQLite FTS5", "Sqlite", PeerDrivers.Sqlite, "sqlite3"),
            new RecollRanker(),
        ];
    }
}
