namespace DocumentSearch.EndToEnd.Measure;

/// <summary>One way of looking at a folder whose files are known.</summary>
/// <param name="Peer">The engine's key.</param>
/// <param name="Name">As the table shows it.</param>
/// <param name="Invocation">What to run.</param>
/// <param name="First">Run once before all rounds, to make what it refreshes; null if that is there already.</param>
/// <param name="Change">Changes files before each run, outside the clock; null if nothing is changed.</param>
internal sealed record RefreshJob(string Peer, string Name, Invocation Invocation, Invocation? First = null, Action? Change = null);

/// <summary>One look, from starting the process to its end.</summary>
internal sealed record RefreshRun(double Milliseconds, double PeakMegabytes);

/// <summary>Every job once, then every job again.</summary>
internal static class RefreshRounds
{
    public static IReadOnlyList<Measured<RefreshJob, RefreshRun>> Run(IReadOnlyList<RefreshJob> jobs, int rounds)
    {
        var measured = jobs.Select(job => new Measured<RefreshJob, RefreshRun>(job)).ToList();
        // Round 0 is not kept: it makes what is missing, and brings folders into the file cache.
        for (int round = 0; round <= rounds && rounds > 0; round++)
        {
            Console.Error.WriteLine(round == 0 ? "refresh: preparing" : $"refresh {round}/{rounds}");
            foreach (var job in measured)
            {
                if (round == 0 && job.Job.First is { } first)
                    job.Measure(_ => Look(first), keep: false);

                job.Job.Change?.Invoke();
                job.Measure(which => Look(which.Invocation), keep: round > 0);
            }
        }

        return measured;
    }

    private static RefreshRun Look(Invocation invocation)
    {
        ResourceUse use = ResourceUse.Of(invocation);
        return new RefreshRun(use.Run.Seconds * 1000, use.PeakMegabytes);
    }
}
