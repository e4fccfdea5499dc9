using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.EndToEnd.Peers;

namespace DocumentSearch.Relevance;

/// <summary>The drivers in bench/Peers: what they need, how they are compiled, and how they are run.</summary>
internal sealed class PeerDrivers(string repository)
{
    private static readonly Requirement[] Jars =
    [
        // The highlighter needs the last two.
        .. new[] { "core", "analyzers-common", "highlighter", "memory", "queries" }
            .Select(static name => new Requirement("liblucene8-java", $"/usr/share/java/lucene-{name}-8*.jar")),
    ];

    private readonly string _build = Directory.CreateDirectory(Path.Combine(Workspace.WorkFolderOf(repository), "build", "relevance")).FullName;

    public static IReadOnlyList<Requirement> Java { get; } = [.. Jars, new("default-jdk-headless", "javac")];

    public static IReadOnlyList<Requirement> Xapian { get; } = [new("g++", "g++"), new("libxapian-dev", "/usr/include/xapian.h")];

    public static IReadOnlyList<Requirement> Sqlite { get; } = [new("g++", "g++"), new("libsqlite3-dev", "/usr/include/sqlite3.h")];

    private string ClassPath => $"{string.Join(':', Jars.Select(static jar => jar.Find()))}:{_build}";

    /// <summary>Compiles a class, and those it uses.</summary>
    public Invocation CompileJava(string main) => new("javac", "-d", _build, "-cp", ClassPath, "-sourcepath", Source("LuceneJava"), Path.Combine(Source("LuceneJava"), main + ".java"));

    public Invocation RunJava(string main) => new("java", "-cp", ClassPath, main);

    public Invocation CompileNative(string peer, string driver, string library) =>
        new("g++", "-std=c++17", "-O2", "-o", Native(peer, driver), Path.Combine(Source(peer), driver + ".cpp"), "-l" + library);

    public Invocation RunNative(string peer, string driver) => new(Native(peer, driver));

    private string Source(string peer) => Path.Combine(repository, "bench", "Peers", peer);

    private string Native(string peer, string driver) => Path.Combine(_build, $"{peer}-{driver}");
}
