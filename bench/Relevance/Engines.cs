using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.EndToEnd.Peers;
using DocumentSearch.Relevance.Rankers;
using DocumentSearch.Search;

namespace DocumentSearch.Relevance;

/// <summary>The engines that are compared.</summary>
internal static class Engines
{
    /// <summary>The one that the others are compared with.</summary>
    public const string Baseline = "java";

    private static readonly Requirement Compiler = new("g++", "g++");
    private static readonly Requirement Lucene = new("liblucene8-java", "/usr/share/java/lucene-core-8*.jar");
    private static readonly Requirement Analyzers = new("liblucene8-java", "/usr/share/java/lucene-analyzers-common-8*.jar");

    /// <summary>All of them, ours first.</summary>
    /// <param name="repository">Where the drivers lie.</param>
    public static IReadOnlyList<IRanker> All(string repository)
    {
        var build = Directory.CreateDirectory(Path.Combine(Workspace.WorkFolderOf(repository), "build", "relevance")).FullName;
        string ClassPath() => $"{Lucene.Find()}:{Analyzers.Find()}:{build}";
        string Source(string peer) => Path.Combine(repository, "bench", "Peers", peer);
        DriverRanker Native(string key, string name, string peer, Requirement library, string flag) => new(
            key,
            name,
            [Compiler, library],
            () => new Invocation("g++", "-std=c++17", "-O2", "-o", Path.Combine(build, key), Path.Combine(Source(peer), "rank_topics.cpp"), flag),
            () => new Invocation(Path.Combine(build, key)));
        return
        [
            new OurRanker("ours", "search", new SearchRequest("")),
            new OurRanker("expand", "search --expand", new SearchRequest("") { Expand = true }),
            new DriverRanker(
                Baseline,
                "Java Lucene BM25",
                [Lucene, Analyzers, new("default-jdk-headless", "javac")],
                () => new Invocation("javac", ["-d", build, "-cp", ClassPath(), .. Directory.GetFiles(Source("LuceneJava"), "*.java")]),
                () => new Invocation("java", "-cp", ClassPath(), "RankTopics")),
            Native("xapian", "Xapian", "Xapian", new("libxapian-dev", "/usr/include/xapian.h"), "-lxapian"),
            Native("sqlite", "SQLite FTS5", "Sqlite", new("libsqlite3-dev", "/usr/include/sqlite3.h"), "-lsqlite3"),
            new RecollRanker(),
        ];
    }
}
