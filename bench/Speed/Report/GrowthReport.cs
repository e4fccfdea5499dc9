using System.Globalization;
using System.Text;
using DocumentSearch.EndToEnd.Report;
using DocumentSearch.Speed.Growth;

namespace DocumentSearch.Speed.Report;

/// <summary>Growth as a table, as JSON and as a chart.</summary>
internal static class GrowthReport
{
    public static string Text(ReportHead head, IReadOnlyList<GrowthPoint> points, GrowthOptions options)
    {
        var text = new StringBuilder(head.Text("Growth"));
        text.Append(CultureInfo.InvariantCulture, $"Synthetic documents of {options.Words} words on average; the same queries for every number of documents.\n\n");
        var indexing = new Table("documents", "text MB", "indexing s", "CPU s", "peak MB", "index MB", "segments");
        var queries = new Table("documents", "word plain, µs", "word full, µs", "or3 plain, µs", "or3 full, µs", "one-shot, ms");
        foreach (var point in points)
        {
            var documents = Number(point.Documents, "N0");
            indexing.Add(
                documents, Number(point.TextBytes / 1e6, "F1"), Number(point.IndexSeconds, "F1"), Number(point.CpuSeconds, "F1"),
                Number(point.PeakMegabytes, "F0"), Number(point.IndexBytes / 1e6, "F1"), Number(point.Segments, "F0"));
            queries.Add(
                documents, Number(point.Word.Plain, "F0"), Number(point.Word.Full, "F0"), Number(point.AnyOfThree.Plain, "F0"),
                Number(point.AnyOfThree.Full, "F0"), point.ColdMilliseconds is { } cold ? Number(cold, "F1") : "-");
        }

        return text.Append(indexing).Append('\n').Append(queries).ToString();
    }

    /// <summary>Every figure.</summary>
    public static object Raw(IReadOnlyList<GrowthPoint> points, GrowthOptions options) => new
    {
        options.Words,
        options.Seed,
        Points = points.Select(static point => new
        {
            point.Documents,
            point.TextBytes,
            point.IndexSeconds,
            point.CpuSeconds,
            point.PeakMegabytes,
            point.IndexBytes,
            point.Segments,
            WordPlain = point.Word.Plain,
            WordFull = point.Word.Full,
            Or3Plain = point.AnyOfThree.Plain,
            Or3Full = point.AnyOfThree.Full,
            point.ColdMilliseconds,
        }),
    };

    public static string Chart(IReadOnlyList<GrowthPoint> points)
    {
        ChartLine Line(string name, Func<GrowthPoint, double?> value) =>
            new(name, [.. points.Where(point => value(point) is not null).Select(point => (point.Documents, value(point)!.Value))]);
        return LogChart.Svg(
            "Time of one query, and time, size and memory of indexing, by the number of documents",
            new ChartPanel("one query, ms", [
                Line("one-shot", static point => point.ColdMilliseconds),
                Line("3 words, full", static point => point.AnyOfThree.Full / 1000),
                Line("3 words, plain", static point => point.AnyOfThree.Plain / 1000),
                Line("1 word, full", static point => point.Word.Full / 1000),
                Line("1 word, plain", static point => point.Word.Plain / 1000),
            ]),
            new ChartPanel("index", [
                Line("peak memory, MB", static point => point.PeakMegabytes),
                Line("size, MB", static point => point.IndexBytes / 1e6),
                Line("time, s", static point => point.IndexSeconds),
            ]));
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
