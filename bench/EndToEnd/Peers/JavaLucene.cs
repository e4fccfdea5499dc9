using System.Globalization;
using DocumentSearch.EndToEnd.Measure;

namespace DocumentSearch.EndToEnd.Peers;

/// <summary>Java Lucene as Debian has it (8.8.1), through the drivers in bench/Peers/LuceneJava.</summary>
internal sealed class JavaLucene : IPeer
{
    private const int Threads = 2;

    // Debian's package is 8.8.1 inside but keeps an older number in the file names, hence the wildcards.
    private static readonly Requirement Core = new("liblucene8-java", "/usr/share/java/lucene-core-8*.jar");
    private static readonly Requirement Analyzers = new("liblucene8-java", "/usr/share/java/lucene-analyzers-common-8*.jar");

    public string Key => "java";

    public string Name => "Java Lucene";

    public IReadOnlyList<Requirement> Requirements { get; } = [Core, Analyzers, new("default-jdk-headless", "javac")];

    public IEnumerable<Invocation> BuildSteps(Workspace workspace) =>
    [
        // These and what they use: other drivers need more of Lucene.
        new(
            "javac", "-d", workspace.BuildFolder(Key), "-cp", ClassPath(workspace), "-sourcepath", workspace.DriverSource("LuceneJava"),
            Source(workspace, "IndexCorpus"), Source(workspace, "OneQuery")),
    ];

    public IEnumerable<IndexingJob> IndexingJobs(Workspace workspace)
    {
        string index = workspace.IndexFolder(Key);
        yield return new IndexingJob(
            Key,
            $"Java Lucene, from memory ({Threads} threads)",
            index,
            // Room for the text, a 256 MB buffer and merging, on any machine the same.
            new Invocation("java", "-Xmx3g", "-cp", ClassPath(workspace), "IndexCorpus", workspace.PackFile, index, Threads.ToString(CultureInfo.InvariantCulture)),
            ReportsOwnTime: true);
    }

    public IEnumerable<ColdJob> ColdJobs(Workspace workspace)
    {
        string index = workspace.IndexFolder(Key);
        // The flags that start Java fastest: it is compared at its best.
        yield return new ColdJob(
            Key,
            "Java Lucene one-shot",
            index,
            query => new Invocation("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", ClassPath(workspace), "OneQuery", index, query));
    }

    private static string Source(Workspace workspace, string main) => Path.Combine(workspace.DriverSource("LuceneJava"), main + ".java");

    private string ClassPath(Workspace workspace) => $"{Core.Find()}:{Analyzers.Find()}:{workspace.BuildFolder(Key)}";
}
