using System.Text.Json;

namespace DocumentSearch.EndToEnd.Measure;

/// <summary>One engine building one index.</summary>
/// <param name="Peer">The engine's key.</param>
/// <param name="Name">As the table shows it.</param>
/// <param name="IndexFolder">Emptied before each run; what it holds afterwards is the index's size.</param>
/// <param name="Invocation">What to run.</param>
/// <param name="ReportsOwnTime">The driver prints its indexing time; else the whole process counts.</param>
/// <param name="Status">Run once after the last round; its output is kept in the record.</param>
internal sealed record IndexingJob(
    string Peer,
    string Name,
    string IndexFolder,
    Invocation Invocation,
    bool ReportsOwnTime,
    Invocation? Status = null);

/// <summary>One built index. ProcessSeconds is the whole process, with the peers' loading of the text.</summary>
internal sealed record IndexingRun(
    double Seconds,
    double CpuSeconds,
    double ProcessSeconds,
    double PeakMegabytes,
    long IndexBytes,
    int? Documents = null,
    string? Version = null);

/// <summary>What an engine says of its finished index, in its own words.</summary>
internal sealed record IndexStatus(string Peer, JsonElement? Status, string? Failure);

/// <summary>Every engine once, then every engine again: a slow minute of the machine hits them all.</summary>
internal static class IndexingRounds
{
    private static readonly JsonSerializerOptions DriverJson = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<Measured<IndexingJob, IndexingRun>> Run(IReadOnlyList<IndexingJob> jobs, int rounds)
    {
        var measured = jobs.Select(job => new Measured<IndexingJob, IndexingRun>(job)).ToList();
        for (int round = 1; round <= rounds; round++)
        {
            foreach (var job in measured)
            {
                Console.Error.WriteLine($"indexing {round}/{rounds}: {job.Job.Name}");
                job.Measure(Build);
                if (job.Failure is not null)
                    Empty(job.Job.IndexFolder);
            }
        }

        return measured;
    }

    /// <summary>What the engines themselves say of the index of the last round: is every file in it?</summary>
    public static IReadOnlyList<IndexStatus> Statuses(IEnumerable<Measured<IndexingJob, IndexingRun>> measured) =>
        [.. measured.Where(job => job.IsUsable && job.Job.Status is not null).Select(job => StatusOf(job.Job))];

    private static IndexStatus StatusOf(IndexingJob job)
    {
        try
        {
            using var parsed = JsonDocument.Parse(ProcessRun.OrThrow(job.Status!).Output);
            return new IndexStatus(job.Peer, parsed.RootElement.Clone(), Failure: null);
        }
        catch (Exception problem) when (problem is BenchmarkException or JsonException)
        {
            return new IndexStatus(job.Peer, Status: null, problem.Message);
        }
    }

    private static IndexingRun Build(IndexingJob job)
    {
        Empty(job.IndexFolder);
        // What the engine before still has to write to disk must not slow this one down.
        ProcessRun.OrThrow(new Invocation("sync"));

        ResourceUse use = ResourceUse.Of(job.Invocation);
        long indexBytes = new DirectoryInfo(job.IndexFolder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        if (indexBytes == 0)
            throw new BenchmarkException($"{Path.GetFileName(job.Invocation.Program)} reported success but wrote no index");
        var whole = new IndexingRun(use.Run.Seconds, use.CpuSeconds, use.Run.Seconds, use.PeakMegabytes, indexBytes);
        return job.ReportsOwnTime ? WithOwnTime(whole, use.Run.Output) : whole;
    }

    private static IndexingRun WithOwnTime(IndexingRun whole, string output)
    {
        try
        {
            DriverReport own = JsonSerializer.Deserialize<DriverReport>(output, DriverJson)!;
            return whole with { Seconds = own.Seconds, CpuSeconds = own.CpuSeconds, Documents = own.Documents, Version = own.Version };
        }
        catch (JsonException)
        {
            throw new BenchmarkException("the driver printed no figures");
        }
    }

    private static void Empty(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
    }

    private sealed record DriverReport(string Version, int Documents, double Seconds, double CpuSeconds);
}
