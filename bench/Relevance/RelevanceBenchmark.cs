using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Peers;
using DocumentSearch.EndToEnd.Report;
using DocumentSearch.Evaluate.Collections;
using DocumentSearch.Relevance.Rankers;
using DocumentSearch.Relevance.Report;

namespace DocumentSearch.Relevance;

/// <summary>The whole benchmark, from the collections to the report.</summary>
internal static class RelevanceBenchmark
{
    /// <param name="collections">Folder of the collections; null looks for shared/relevance beside the repository or above.</param>
    /// <param name="only">Keys of the engines to measure; empty means all.</param>
    /// <param name="outFolder">Where the report goes; null means a folder under bench/runs.</param>
    public static void Run(string? collections, IReadOnlyList<string> only, string? outFolder)
    {
        var repository = Workspace.FindRepository();
        var engines = Engines.All(repository);
        if (only.FirstOrDefault(key => engines.All(e => e.Key != key)) is { } unknown)
            throw new BenchmarkException($"--only {unknown}: there is {string.Join(", ", engines.Select(e => e.Key))}");

        var prepared = Prepared(collections ?? Usual(repository), Workspace.WorkFolderOf(repository));
        var missing = new List<NotMeasured>();
        var packages = new AptPackages();
        var judged = engines.Where(e => only.Count == 0 || only.Contains(e.Key, StringComparer.Ordinal))
            .Select(engine => Judge(engine, prepared, packages, missing)).OfType<JudgedEngine>().ToList();
        if (judged.Count == 0)
            throw new BenchmarkException($"no engine could be measured: {string.Join("; ", missing.Select(m => $"{m.What}: {m.Reason}"))}");

        var report = new RelevanceReport(Machine.Here, DateTime.UtcNow, Revision.Of(repository), [.. prepared.Select(c => c.Name)], judged, missing);
        var text = report.Text();
        var folder = outFolder ?? Path.Combine(repository, "bench", "runs", report.RunName);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "relevance.md"), text);
        File.WriteAllText(Path.Combine(folder, "relevance.json"), report.Raw());
        Console.Error.WriteLine($"report: {folder}");
        Console.Out.Write(text);
    }

    private static JudgedEngine? Judge(IRanker engine, IReadOnlyList<PreparedCollection> collections, AptPackages packages, List<NotMeasured> missing)
    {
        try
        {
            packages.Provide(engine.Requirements);
            engine.Build();
            var topics = new List<JudgedTopic>();
            foreach (var prepared in collections)
            {
                Console.Error.WriteLine($"{engine.Name}: {prepared.Name}");
                var run = engine.Rank(prepared);
                var judgments = prepared.Collection.Judgments;
                var measured = judgments.Topics.ToList();
                topics.AddRange(measured.Zip(run.Measure(judgments, measured), (id, measures) => new JudgedTopic(prepared.Name, id, Topic.HalfOf(id), measures)));
            }

            return new JudgedEngine(engine.Key, engine.Name, topics);
        }
        catch (BenchmarkException problem)
        {
            missing.Add(new NotMeasured(engine.Name, problem.Message));
            return null;
        }
    }

    // A folder that is no collection of this form, such as one for passages, is passed by.
    private static List<PreparedCollection> Prepared(string folder, string workFolder)
    {
        var found = Directory.GetDirectories(folder).Where(f => File.Exists(Path.Combine(f, "corpus.jsonl"))).Order(StringComparer.Ordinal).ToList();
        return found.Count > 0
            ? found.ConvertAll(f => PreparedCollection.Of(f, workFolder))
            : throw new BenchmarkException($"no collections: there is no corpus.jsonl in any folder of {folder}");
    }

    private static string Usual(string repository)
    {
        for (var folder = new DirectoryInfo(repository); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "relevance") is var path && Directory.Exists(path))
                return path;
        }

        throw new BenchmarkException("no collections: there is no folder shared/relevance beside the repository or above; name one with --collections");
    }
}
