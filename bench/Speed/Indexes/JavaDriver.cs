using System.Globalization;
using System.Text.Json;
using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.EndToEnd.Peers;

namespace DocumentSearch.Speed.Indexes;

/// <summary>The drivers in bench/Peers/LuceneJava: compiled, and run.</summary>
internal sealed class JavaDriver
{
    private const int Threads = 2;

    private static readonly Requirement[] Jars =
        [.. new[] { "core", "analyzers-common" }.Select(static name => new Requirement("liblucene8-java", $"/usr/share/java/lucene-{name}-8*.jar"))];

    private readonly string _build;

    private JavaDriver(string build) => _build = build;

    /// <summary>Installs what is missing and compiles them.</summary>
    /// <exception cref="BenchmarkException">That failed.</exception>
    public static JavaDriver Provide()
    {
        new AptPackages().Provide([.. Jars, new("default-jdk-headless", "javac")]);
        var repository = Workspace.FindRepository();
        var driver = new JavaDriver(Directory.CreateDirectory(Path.Combine(Workspace.WorkFolderOf(repository), "build", "speed")).FullName);
        var source = Path.Combine(repository, "bench", "Peers", "LuceneJava");
        string[] mains = ["IndexCorpus", "WarmQueries"];
        ProcessRun.OrThrow(new Invocation(
            "javac", ["-d", driver._build, "-cp", driver.ClassPath, "-sourcepath", source, .. mains.Select(main => Path.Combine(source, main + ".java"))]));
        return driver;
    }

    private string ClassPath => $"{string.Join(':', Jars.Select(static jar => jar.Find()))}:{_build}";

    /// <summary>Java's index of a packed corpus, which it reads whole before its clock starts.</summary>
    public IndexingFigures Index(string packFile, string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);

        // Room for the text, in objects, for a buffer of 256 MB and for merging.
        var heap = (new FileInfo(packFile).Length * 3 / 2 >> 30) + 4;
        var run = ProcessRun.OrThrow(new Invocation(
            "java", string.Create(CultureInfo.InvariantCulture, $"-Xmx{heap}g"), "-cp", ClassPath, "IndexCorpus", packFile, folder, Threads.ToString(CultureInfo.InvariantCulture)));
        using var figures = JsonDocument.Parse(run.Output);
        var root = figures.RootElement;
        return new IndexingFigures(root.GetProperty("documents").GetInt32(), root.GetProperty("seconds").GetDouble(), root.GetProperty("cpuSeconds").GetDouble());
    }

    /// <summary>How the process is started that answers in turn with ours.</summary>
    public Invocation Warm(string index, string queries) => new("java", "-Xmx2g", "-cp", ClassPath, "WarmQueries", index, queries);
}
