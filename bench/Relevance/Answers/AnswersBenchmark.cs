using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Peers;
using DocumentSearch.EndToEnd.Report;

namespace DocumentSearch.Relevance.Answers;

/// <summary>How often the first passage holds the answer to a question, from the questions to the report.</summary>
internal static class AnswersBenchmark
{
    /// <param name="folder">Folder of the questions and their documents.</param>
    /// <param name="crowd">Folder of other documents that are indexed too; null if there are none.</param>
    /// <param name="only">Keys of the engines to measure; empty means all.</param>
    /// <param name="outFolder">Where the report goes; null means a folder under bench/runs.</param>
    /// <param name="runFolder">Where what is shown goes, a file for each engine and setting; null if nowhere.</param>
    public static void Run(string folder, string? crowd, IReadOnlyList<string> only, string? outFolder, string? runFolder)
    {
        var repository = Workspace.FindRepository();
        var engines = AnswerEngines.All(repository);
        if (only.FirstOrDefault(key => engines.All(e => e.Key != key)) is { } unknown)
            throw new BenchmarkException($"--only {unknown}: for answers there is {string.Join(", ", engines.Select(static e => e.Key))}");

        var set = AnswerSet.Read(folder);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) + (crowd is null ? "" : "-crowd");
        var prepared = PreparedAnswers.Of(set, crowd, Path.Combine(Workspace.WorkFolderOf(repository), "answers", name));
        var missing = new List<NotMeasured>();
        var packages = new AptPackages();
        var runs = engines.Where(e => only.Count == 0 || only.Contains(e.Key, StringComparer.Ordinal)).SelectMany(e => Ask(e, prepared, packages, missing)).ToList();
        if (runs.Count == 0)
            throw new BenchmarkException($"no engine could be measured: {string.Join("; ", missing.Select(static m => $"{m.What}: {m.Reason}"))}");

        foreach (var run in runFolder is null ? [] : runs)
            run.Write(Path.Combine(Directory.CreateDirectory(runFolder!).FullName, run.Key + ".jsonl"));

        var report = new AnswersReport(Machine.Here, DateTime.UtcNow, Revision.Of(repository), name, set, [.. runs.Select(r => JudgedAnswers.Of(set, r))], missing);
        var text = report.Text();
        var reports = Directory.CreateDirectory(outFolder ?? Path.Combine(repository, "bench", "runs", report.RunName)).FullName;
        File.WriteAllText(Path.Combine(reports, $"answers-{name}.md"), text);
        File.WriteAllText(Path.Combine(reports, $"answers-{name}.json"), report.Raw());
        Console.Error.WriteLine($"report: {reports}");
        Console.Out.Write(text);
    }

    private static IReadOnlyList<AnswerRun> Ask(IAnswerEngine engine, PreparedAnswers prepared, AptPackages packages, List<NotMeasured> missing)
    {
        try
        {
            Console.Error.WriteLine(engine.Name);
            packages.Provide(engine.Requirements);
            engine.Build();
            return [.. engine.Ask(prepared)];
        }
        catch (BenchmarkException problem)
        {
            missing.Add(new NotMeasured(engine.Name, problem.Message));
            return [];
        }
    }
}
