namespace DocumentSearch.EndToEnd.Measure;

/// <summary>One way of asking in a process of its own.</summary>
/// <param name="Peer">The engine's key.</param>
/// <param name="Name">As the table shows it.</param>
/// <param name="IndexFolder">What must be there before; null if it needs no index.</param>
/// <param name="Ask">The command for a query.</param>
/// <param name="Finds">It must print the path of a Markdown file; false if it only starts and ends.</param>
internal sealed record ColdJob(string Peer, string Name, string? IndexFolder, Func<string, Invocation> Ask, bool Finds = true);

/// <summary>One query, from starting the process to its end.</summary>
internal sealed record ColdRun(string Query, double Milliseconds);

/// <summary>Query by query, every engine in turn, all of it several times over.</summary>
internal static class ColdRounds
{
    public static IReadOnlyList<Measured<ColdJob, ColdRun>> Run(IReadOnlyList<ColdJob> jobs, IReadOnlyList<string> queries, int rounds)
    {
        var measured = jobs.Select(job => new Measured<ColdJob, ColdRun>(job)).ToList();
        // Round 0 is not kept: it brings indexes and programs into the file cache.
        for (int round = 0; round <= rounds && rounds > 0; round++)
        {
            Console.Error.WriteLine(round == 0 ? "cold queries: warming the file cache" : $"cold queries {round}/{rounds}");
            foreach (string query in queries)
            {
                foreach (var job in measured)
                    job.Measure(which => Ask(which, query), keep: round > 0);
            }
        }

        return measured;
    }

    private static ColdRun Ask(ColdJob job, string query)
    {
        if (job.IndexFolder is not null && !(Directory.Exists(job.IndexFolder) && Directory.EnumerateFileSystemEntries(job.IndexFolder).Any()))
            throw new BenchmarkException("there is no index to ask");

        ProcessRun run = ProcessRun.OrThrow(job.Ask(query));
        // An engine that finds nothing is fast and worthless; it must not win.
        if (job.Finds && !run.Output.Contains(".md", StringComparison.Ordinal))
            throw new BenchmarkException($"found nothing for \"{query}\"");
        return new ColdRun(query, run.Seconds * 1000);
    }
}
