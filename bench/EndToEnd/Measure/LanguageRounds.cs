using DocumentSearch.EndToEnd.Corpus;

namespace DocumentSearch.EndToEnd.Measure;

/// <summary>One way of asking the command.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Invocation">What to run.</param>
/// <param name="IsHarmful">Whether it is asked to do harm.</param>
internal sealed record LanguageJob(string Name, Invocation Invocation, bool IsHarmful);

/// <summary>One query, from starting the process to its end.</summary>
internal sealed record LanguageRun(double Milliseconds, double PeakMegabytes);

/// <summary>Every query once, then every query again.</summary>
internal static class LanguageRounds
{
    public static IReadOnlyList<Measured<LanguageJob, LanguageRun>> Run(string search, string index, int rounds)
    {
        var jobs = LanguageQueries.Plain
            .Select(q => new LanguageJob(q.Name, new Invocation(search, [.. q.Arguments, .. Options(q.Arguments[0]), "--index", index]), IsHarmful: false))
            .Concat(LanguageQueries.Harmful.Select(q => new LanguageJob(
                q.Name,
                new Invocation(search, "for", q.Query, "--no-refresh", "--index", index, "--timeout", $"{LanguageQueries.TimeoutSeconds}"),
                IsHarmful: true)));
        var measured = jobs.Select(job => new Measured<LanguageJob, LanguageRun>(job)).ToList();
        // Round 0 is not kept: it brings the index into the file cache.
        for (int round = 0; round <= rounds && rounds > 0; round++)
        {
            Console.Error.WriteLine(round == 0 ? "query language: warming the file cache" : $"query language {round}/{rounds}");
            foreach (var job in measured)
                job.Measure(which => Ask(which.Invocation), keep: round > 0);
        }

        return measured;
    }

    private static string[] Options(string verb) => verb == "for" ? ["--no-refresh"] : [];

    // Finding nothing is an answer too.
    private static LanguageRun Ask(Invocation invocation)
    {
        ResourceUse use = ResourceUse.Of(invocation, accepted: [0, 1]);
        return new LanguageRun(use.Run.Seconds * 1000, use.PeakMegabytes);
    }
}
