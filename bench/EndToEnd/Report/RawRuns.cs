using System.Text.Encodings.Web;
using System.Text.Json;

namespace DocumentSearch.EndToEnd.Report;

/// <summary>Every single run as JSON, for whoever wants another quantile than the tables have.</summary>
internal static class RawRuns
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(Results results) => JsonSerializer.Serialize(Shape(results), Json) + "\n";

    /// <summary>Names and figures only: the commands hold paths of this machine.</summary>
    private static object Shape(Results results) => new
    {
        results.Machine,
        results.FinishedUtc,
        results.Revision,
        results.Corpus,
        Indexing = results.Indexing.Select(job => new { job.Job.Peer, job.Job.Name, job.Runs, job.Failure }),
        results.Statuses,
        Cold = results.Cold.Select(job => new
        {
            job.Job.Peer,
            job.Job.Name,
            Queries = job.Runs
                .GroupBy(run => run.Query, StringComparer.Ordinal)
                .Select(query => new { Query = query.Key, Milliseconds = query.Select(run => Math.Round(run.Milliseconds, 3)) }),
            job.Failure,
        }),
        Refresh = results.Refresh.Select(job => new { job.Job.Peer, job.Job.Name, job.Runs, job.Failure }),
        Language = results.Language.Select(job => new { job.Job.Name, job.Job.IsHarmful, job.Runs, job.Failure }),
        results.NotMeasured,
    };
}
