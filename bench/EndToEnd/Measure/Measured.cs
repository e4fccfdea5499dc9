namespace DocumentSearch.EndToEnd.Measure;

/// <summary>All runs of one job. A job that failed keeps its reason and takes no further part.</summary>
internal sealed class Measured<TJob, TRun>(TJob job)
{
    private readonly List<TRun> _runs = [];

    public TJob Job { get; } = job;

    public IReadOnlyList<TRun> Runs => _runs;

    public string? Failure { get; private set; }

    /// <summary>One bad run discredits the others: a table must not hold the medians of lucky runs.</summary>
    public bool IsUsable => Failure is null && _runs.Count > 0;

    /// <param name="run">Measures once; a failure is a <see cref="BenchmarkException"/>.</param>
    /// <param name="keep">False for a warm-up, which may fail as well but does not count.</param>
    public void Measure(Func<TJob, TRun> run, bool keep = true)
    {
        if (Failure is not null)
            return;
        try
        {
            TRun result = run(Job);
            if (keep)
                _runs.Add(result);
        }
        catch (BenchmarkException problem)
        {
            Failure = problem.Message;
        }
    }
}
