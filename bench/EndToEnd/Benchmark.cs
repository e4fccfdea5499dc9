using DocumentSearch.EndToEnd.Corpus;
using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.EndToEnd.Peers;
using DocumentSearch.EndToEnd.Report;

namespace DocumentSearch.EndToEnd;

/// <summary>The whole benchmark, from the archive to the report.</summary>
internal static class Benchmark
{
    private static readonly IReadOnlyList<Requirement> OwnTools =
        [new("time", "/usr/bin/time"), new("tar", "tar"), new("zstd", "zstd")];

    /// <summary>Every engine known, ours first: the others are compared to it.</summary>
    public static IReadOnlyList<IPeer> Peers { get; } =
        [new OurCommand(), new JavaLucene(), new SqliteFts5(), new Xapian(), new Ripgrep(), new Find(), new Recoll(), new EmptyProcess()];

    public static void Run(BenchmarkOptions options)
    {
        IReadOnlyList<IPeer> wanted = Wanted(options.Only);
        string repository = Workspace.FindRepository();
        new AptPackages().Provide(OwnTools);
        var workspace = new Workspace(repository, CorpusLocation.Folder(options.Corpus, repository));

        var missing = new List<NotMeasured>();
        IReadOnlyList<IPeer> ready = Preparation.Ready(wanted, workspace, options.SkipBuild, missing);

        Console.Error.WriteLine("reading the corpus");
        CorpusSize size = PackedCorpus.Write(workspace.CorpusFolder, workspace.PackFile);

        var indexing = IndexingRounds.Run([.. ready.SelectMany(peer => peer.IndexingJobs(workspace))], options.Runs);
        var statuses = IndexingRounds.Statuses(indexing);
        var cold = ColdRounds.Run([.. ready.SelectMany(peer => peer.ColdJobs(workspace))], ColdQueries.All, options.ColdRuns);
        var refresh = RefreshRounds.Run([.. ready.SelectMany(peer => peer.RefreshJobs(workspace))], options.RefreshRuns);
        var language = ready.OfType<OurCommand>().Any()
            ? LanguageRounds.Run(OurCommand.Executable(workspace), workspace.IndexFolder(OurCommand.OurKey), options.LanguageRuns)
            : [];
        missing.AddRange(language.Where(job => job.Failure is not null).Select(job => new NotMeasured(job.Job.Name, job.Failure!)));
        missing.AddRange(refresh.Where(job => job.Failure is not null).Select(job => new NotMeasured(job.Job.Name, job.Failure!)));
        missing.AddRange(indexing.Where(job => job.Failure is not null).Select(job => new NotMeasured(job.Job.Name, job.Failure!)));
        missing.AddRange(cold.Where(job => job.Failure is not null).Select(job => new NotMeasured(job.Job.Name, job.Failure!)));

        var results = new Results(Machine.Here, DateTime.UtcNow, Revision.Of(repository), size, indexing, statuses, cold, refresh, language, missing);
        string report = workspace.WithoutOwnPaths(ReportText.Of(results));
        string raw = workspace.WithoutOwnPaths(RawRuns.Of(results));
        string folder = options.Out ?? Path.Combine(repository, "bench", "runs", results.RunName);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "end-to-end.md"), report);
        File.WriteAllText(Path.Combine(folder, "end-to-end.json"), raw);
        Console.Error.WriteLine($"report: {folder}");
        Console.Out.Write(report);
    }

    private static IReadOnlyList<IPeer> Wanted(IReadOnlyList<string> only)
    {
        foreach (string key in only)
        {
            if (!Peers.Any(peer => peer.Key == key))
                throw new BenchmarkException($"--only {key}: there is {string.Join(", ", Peers.Select(peer => peer.Key))}");
        }

        return only.Count == 0 ? Peers : [.. Peers.Where(peer => only.Contains(peer.Key, StringComparer.Ordinal))];
    }
}
