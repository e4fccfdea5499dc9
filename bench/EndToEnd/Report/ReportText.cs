using System.Globalization;
using System.Text;
using DocumentSearch.EndToEnd.Corpus;
using DocumentSearch.EndToEnd.Measure;

namespace DocumentSearch.EndToEnd.Report;

/// <summary>The report for people: Markdown that also reads well on a terminal.</summary>
internal static class ReportText
{
    private const string OurKey = "ours";
    private const string FindKey = "find";

    public static string Of(Results results)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# End to end, {results.RunName}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{results.Corpus.Files:N0} Markdown files, {results.Corpus.Megabytes:F0} MB of text; ");
        text.Append(CultureInfo.InvariantCulture, $"{results.Machine.Cores} cores, {results.Machine.MemoryGigabytes:F0} GB, {results.Machine.System} {results.Machine.Architecture}; ");
        text.Append(CultureInfo.InvariantCulture, $"source {results.Revision}; warm file cache; engines measured in turn.\n");
        if (results.Corpus.OtherFiles > 0)
            text.Append(CultureInfo.InvariantCulture, $"{results.Corpus.OtherFiles:N0} files that are not Markdown were given to search only.\n");
        AppendIndexing(text, results);
        AppendCold(text, results);
        AppendRefresh(text, results);
        AppendLanguage(text, results, "the query language, ms", isHarmful: false);
        AppendLanguage(text, results, $"harmful queries, --timeout {LanguageQueries.TimeoutSeconds}, ms", isHarmful: true);
        AppendNotMeasured(text, results);
        return text.ToString();
    }

    private static void AppendIndexing(StringBuilder text, Results results)
    {
        double ours = OurMedian(results.Indexing, job => job.Peer, run => run.Seconds);
        var table = new Table("indexing, medians", "runs", "s", "± s", "CPU s", "peak MB", "MB/s", "index MB", "÷ text", "time ÷ ours");
        foreach (var job in results.Indexing.Where(job => job.IsUsable))
        {
            double seconds = Median(job.Runs, run => run.Seconds);
            double indexMegabytes = Median(job.Runs, run => run.IndexBytes / 1e6);
            table.Add(
                WithVersion(job),
                Number(job.Runs.Count, "F0"),
                Number(seconds, "F1"),
                Number((job.Runs.Max(run => run.Seconds) - job.Runs.Min(run => run.Seconds)) / 2, "F1"),
                Number(Median(job.Runs, run => run.CpuSeconds), "F1"),
                Number(Median(job.Runs, run => run.PeakMegabytes), "F0"),
                Number(results.Corpus.Megabytes / seconds, "F1"),
                Number(indexMegabytes, "F0"),
                Number(indexMegabytes / results.Corpus.Megabytes, "F2"),
                Number(seconds / ours, "F2"));
        }

        if (table.IsEmpty)
            return;
        text.Append('\n').Append(table).Append('\n');
        text.Append("search: the whole process, with finding and reading the files. The others are handed the text in memory\n");
        text.Append("beforehand and time only indexing, commit and close; their peak holds that text.\n");
    }

    private static void AppendCold(StringBuilder text, Results results)
    {
        double ours = OurMedian(results.Cold, job => job.Peer, run => run.Milliseconds);
        var table = new Table("one query, one process, ms", "runs", "min", "median", "p90", "median ÷ ours");
        foreach (var job in results.Cold.Where(job => job.IsUsable))
        {
            Spread spread = Spread.Of(job.Runs.Select(run => run.Milliseconds));
            table.Add(
                job.Job.Name,
                Number(job.Runs.Count, "F0"),
                Number(spread.Min, "F1"),
                Number(spread.Median, "F1"),
                Number(spread.P90, "F1"),
                Number(spread.Median / ours, "F2"));
        }

        if (table.IsEmpty)
            return;
        text.Append('\n').Append(table).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{ColdQueries.All.Count} queries of three words, ten best hits; from starting the process to its end, output read through a pipe.\n");
    }

    private static void AppendRefresh(StringBuilder text, Results results)
    {
        double find = results.Refresh.FirstOrDefault(job => job.Job.Peer == FindKey) is { IsUsable: true } job ? Median(job.Runs, run => run.Milliseconds) : double.NaN;
        var table = new Table("looking for changes, ms", "runs", "min", "median", "p90", "peak MB", "median ÷ find");
        foreach (var measured in results.Refresh.Where(measured => measured.IsUsable))
        {
            Spread spread = Spread.Of(measured.Runs.Select(run => run.Milliseconds));
            table.Add(
                measured.Job.Name,
                Number(measured.Runs.Count, "F0"),
                Number(spread.Min, "F1"),
                Number(spread.Median, "F1"),
                Number(spread.P90, "F1"),
                Number(Median(measured.Runs, run => run.PeakMegabytes), "F0"),
                Number(spread.Median / find, "F2"));
        }

        if (!table.IsEmpty)
            text.Append('\n').Append(table);
    }

    private static void AppendLanguage(StringBuilder text, Results results, string heading, bool isHarmful)
    {
        var table = new Table(heading, "runs", "min", "median", "max", "peak MB");
        foreach (var measured in results.Language.Where(measured => measured.IsUsable && measured.Job.IsHarmful == isHarmful))
        {
            Spread spread = Spread.Of(measured.Runs.Select(run => run.Milliseconds));
            table.Add(
                measured.Job.Name,
                Number(measured.Runs.Count, "F0"),
                Number(spread.Min, "F1"),
                Number(spread.Median, "F1"),
                Number(measured.Runs.Max(run => run.Milliseconds), "F1"),
                Number(measured.Runs.Max(run => run.PeakMegabytes), "F0"));
        }

        if (!table.IsEmpty)
            text.Append('\n').Append(table);
    }

    private static void AppendNotMeasured(StringBuilder text, Results results)
    {
        if (results.NotMeasured.Count > 0)
            text.Append("\nNot measured:\n\n");
        foreach (var missing in results.NotMeasured)
            text.Append(CultureInfo.InvariantCulture, $"- {missing.What}: {missing.Reason}\n");
    }

    private static string WithVersion(Measured<IndexingJob, IndexingRun> job) =>
        job.Runs[0].Version is { } version ? $"{job.Job.Name}, {version}" : job.Job.Name;

    /// <summary>Our first job is the one compared with; without it there is no ratio (NaN).</summary>
    private static double OurMedian<TJob, TRun>(IEnumerable<Measured<TJob, TRun>> jobs, Func<TJob, string> peer, Func<TRun, double> value) =>
        jobs.FirstOrDefault(job => peer(job.Job) == OurKey) is { IsUsable: true } ours ? Median(ours.Runs, value) : double.NaN;

    private static double Median<TRun>(IEnumerable<TRun> runs, Func<TRun, double> value) => Spread.Of(runs.Select(value)).Median;

    private static string Number(double value, string format) =>
        double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);
}
