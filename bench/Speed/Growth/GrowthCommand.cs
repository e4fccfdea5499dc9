using System.CommandLine;
using System.Globalization;
using DocumentSearch.EndToEnd;
using DocumentSearch.Speed.Report;

namespace DocumentSearch.Speed.Growth;

/// <summary>The command that measures ever larger collections.</summary>
internal static class GrowthCommand
{
    public static Command Create()
    {
        var documents = new Option<string>("--documents")
        {
            Description = "Numbers of documents, ascending, separated by commas.",
            DefaultValueFactory = _ => "10000,100000,1000000,10000000",
        };
        var words = new Option<double>("--words") { Description = "Mean number of words of a document.", DefaultValueFactory = _ => 20 };
        var seed = Commands.SeedOption("Another one gives other documents and queries.");
        var corpus = Commands.CorpusOption();
        var search = new Option<string?>("--search") { Description = "The command, natively compiled, to be started once a query; else that is left out." };
        var coldRuns = new Option<int>("--cold-runs") { Description = "How often each query is put to it.", DefaultValueFactory = _ => 5 };
        var chart = new Option<string?>("--chart") { Description = "File for the chart, an SVG; else it lies with the report." };
        var output = Commands.OutOption();
        var command = new Command("growth", "Measures indexing and queries with ever more documents.") { documents, words, seed, corpus, search, coldRuns, chart, output };
        command.SetAction(parsed =>
        {
            var options = new GrowthOptions(
                [.. Commands.List(parsed.GetValue(documents)).Select(Number).Order()],
                parsed.GetValue(words),
                parsed.GetValue(seed),
                parsed.GetValue(corpus),
                parsed.GetValue(search),
                parsed.GetValue(coldRuns));
            var points = GrowthRounds.Run(options);
            var head = ReportHead.Now();
            var folder = head.Keep(parsed.GetValue(output), "growth", GrowthReport.Text(head, points, options), GrowthReport.Raw(points, options));
            File.WriteAllText(parsed.GetValue(chart) ?? Path.Combine(folder, "growth.svg"), GrowthReport.Chart(points));
            return 0;
        });
        return command;
    }

    private static long Number(string typed) => long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number
        : throw new BenchmarkException($"--documents {typed}: is no number of documents");
}
