using System.Globalization;
using System.Text;
using DocumentSearch.EndToEnd.Report;
using DocumentSearch.Speed.Queries;
using DocumentSearch.Speed.Warm;

namespace DocumentSearch.Speed.Report;

/// <summary>The warm benchmark as tables and as JSON.</summary>
internal static class WarmReport
{
    private const string Java = "java";

    public static string Text(ReportHead head, WarmResults results, WarmOptions options)
    {
        var text = new StringBuilder(head.Text("Warm queries"));
        text.Append(CultureInfo.InvariantCulture, $"{options.Turns} turns of {options.Rounds} rounds, engines in turn, class by class.\n\n");
        foreach (var index in results.Indexes)
            text.Append(CultureInfo.InvariantCulture, $"- {index.Engine}: {index.Documents:N0} documents in {index.Segments} segments\n");

        string[] ours = [.. results.Indexes.Select(static index => index.Engine).Where(static engine => engine != Java)];
        text.Append("\nMedian over the queries of a class of the best time of each, in µs:\n\n").Append(Times(results, ours, static times => times.Best));
        text.Append("\nThe same of the median time of each:\n\n").Append(Times(results, ours, static times => times.Median));
        text.Append("\nThe slowest query of each class, by its best time:\n\n").Append(Times(results, ours, static times => times.Slowest));
        text.Append("\nWhich that is:\n\n").Append(Slowest(results));
        text.Append("\nDocuments that match, over all queries of a class:\n\n").Append(Hits(results));
        if (results.Threads.Count > 0)
            text.Append('\n').Append(Threads(results.Threads));

        return text.ToString();
    }

    /// <summary>Every time of every query, in microseconds.</summary>
    public static object Raw(WarmResults results, WarmOptions options) => new
    {
        options.Turns,
        options.Rounds,
        options.WarmUp,
        results.Indexes,
        Times = results.Times.Select(static times => new
        {
            Class = ClassedQuery.NameOf(times.Class),
            times.Engine,
            times.Words,
            times.Hits,
            Best = times.Turns.Select(static turn => turn.Select(static time => Math.Round(time.Best, 2))),
            Median = times.Turns.Select(static turn => turn.Select(static time => Math.Round(time.Median, 2))),
        }),
        Threads = results.Threads.Select(static rate => new { rate.Engine, Class = ClassedQuery.NameOf(rate.Class), rate.One, rate.Two }),
    };

    private static Table Times(WarmResults results, string[] ours, Func<ClassTimes, double> time)
    {
        var hasJava = results.Indexes.Any(static index => index.Engine == Java);
        var table = new Table(["class", .. ours, .. hasJava ? ours.Select(static engine => $"{engine} ÷ java").Prepend(Java) : []]);
        foreach (var byClass in results.Times.GroupBy(static times => times.Class))
        {
            var of = byClass.ToDictionary(static times => times.Engine, time, StringComparer.Ordinal);
            table.Add([
                ClassedQuery.NameOf(byClass.Key),
                .. ours.Select(engine => Number(of[engine], "F1")),
                .. hasJava ? ours.Select(engine => Number(of[engine] / of[Java], "F2")).Prepend(Number(of[Java], "F1")) : [],
            ]);
        }

        return table;
    }

    private static Table Slowest(WarmResults results)
    {
        var table = new Table(["class", .. results.Indexes.Select(static index => index.Engine)]);
        foreach (var byClass in results.Times.GroupBy(static times => times.Class))
        {
            var of = byClass.ToDictionary(static times => times.Engine, static times => times.SlowestWords, StringComparer.Ordinal);
            table.Add([ClassedQuery.NameOf(byClass.Key), .. results.Indexes.Select(index => of[index.Engine])]);
        }

        return table;
    }

    private static Table Hits(WarmResults results)
    {
        string[] engines = [.. results.Indexes.Select(static index => index.Engine)];
        var table = new Table(["class", "queries", .. engines]);
        foreach (var byClass in results.Times.GroupBy(static times => times.Class))
        {
            var of = byClass.ToDictionary(static times => times.Engine, static times => times.TotalHits, StringComparer.Ordinal);
            table.Add([ClassedQuery.NameOf(byClass.Key), Number(byClass.First().Hits.Count, "F0"), .. engines.Select(engine => Number(of[engine], "N0"))]);
        }

        return table;
    }

    private static Table Threads(IReadOnlyList<ThreadedRate> rates)
    {
        var table = new Table("queries in a second", "class", "1 thread", "2 threads", "2 ÷ 1");
        foreach (var rate in rates)
            table.Add(rate.Engine, ClassedQuery.NameOf(rate.Class), Number(rate.One.Max(), "F0"), Number(rate.Two.Max(), "F0"), Number(rate.Ratio, "F2"));

        return table;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
