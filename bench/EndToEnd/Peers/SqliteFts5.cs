using DocumentSearch.EndToEnd.Measure;

namespace DocumentSearch.EndToEnd.Peers;

/// <summary>SQLite's full-text index: built by bench/Peers/Sqlite, asked with the stock sqlite3 command.</summary>
internal sealed class SqliteFts5 : IPeer
{
    public string Key => "sqlite";

    public string Name => "SQLite FTS5";

    public IReadOnlyList<Requirement> Requirements { get; } =
    [
        new("g++", "g++"),
        new("libsqlite3-dev", "/usr/include/sqlite3.h"),
        new("sqlite3", "sqlite3"),
    ];

    public IEnumerable<Invocation> BuildSteps(Workspace workspace) =>
        [new("g++", "-std=c++17", "-O2", "-o", Driver(workspace), Path.Combine(workspace.DriverSource("Sqlite"), "index_corpus.cpp"), "-lsqlite3")];

    public IEnumerable<IndexingJob> IndexingJobs(Workspace workspace)
    {
        string folder = workspace.IndexFolder(Key);
        yield return new IndexingJob(
            Key,
            "SQLite FTS5, from memory (1 thread)",
            folder,
            new Invocation(Driver(workspace), workspace.PackFile, Database(folder)),
            ReportsOwnTime: true);
    }

    public IEnumerable<ColdJob> ColdJobs(Workspace workspace)
    {
        string folder = workspace.IndexFolder(Key);
        yield return new ColdJob(Key, "sqlite3 FTS5 OR, paths only", folder, query => Ask(folder, query, "bm25(documents)"));
        // What comes nearer to an answer with passages.
        yield return new ColdJob(Key, "sqlite3 FTS5 OR, with snippets", folder, query => Ask(folder, query, "snippet(documents, 1, '', '', '...', 30)"));
    }

    private static Invocation Ask(string folder, string query, string column)
    {
        string match = string.Join(" OR ", query.Split(' ').Select(word => $"\"{word}\""));
        return new Invocation(
            "sqlite3",
            "-readonly",
            Database(folder),
            $"select path, {column} from documents where documents match '{match}' order by rank limit 10");
    }

    private static string Database(string folder) => Path.Combine(folder, "documents.db");

    private string Driver(Workspace workspace) => Path.Combine(workspace.BuildFolder(Key), "index_corpus");
}
