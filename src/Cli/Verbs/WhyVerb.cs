using System.CommandLine;
using System.Globalization;
using DocumentSearch.Cli.Render;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search why QUERY PATH</c>: why a file is, or is not, among the hits of a query.</summary>
internal static class WhyVerb
{
    private const string Indent = "  ";

    public static Command Command(Interrupt interrupt)
    {
        var query = new Argument<string>("QUERY") { Description = "The query" };
        var path = new Argument<string>("PATH") { Description = "The file" };
        var index = IndexOption.Create();
        var command = new Command("why", Examples.Why) { query, path, index };
        var options = new QueryOptions(command);
        command.SetAction(parsed =>
        {
            using var output = new Output(ColorWhen.Never);
            var request = options.Request(parsed, parsed.GetValue(query)!);
            return Run(request, parsed.GetValue(path)!, IndexOption.Locate(parsed.GetValue(index)), output, interrupt.Token);
        });
        return command;
    }

    private static int Run(SearchRequest request, string path, IndexLocation location, Output output, CancellationToken cancel)
    {
        using var searcher = Searcher.Open(location);
        // People name a file from where they stand; the index from its base folder.
        var stored = location.ToStored(Path.GetFullPath(path.Length == 0 ? "." : path));
        if ((searcher.Why(request, stored, cancel) ?? searcher.Why(request, path, cancel)) is not { } report)
        {
            output.Line($"{ShownText.Line(path)}: {FileAccount.Of(location, stored, cancel)}");
            return ExitCodes.NothingFound;
        }

        if (report.Problem is { } problem)
            return Messages.QueryProblem(request.Query, problem);

        output.Line(ShownText.Line($"{path}: {Verdict(report)}"));
        foreach (var reason in report.Reasons)
            output.Line(Indent + ShownText.Line(reason));

        foreach (var notice in FileAccount.Notices(location, report.Path, cancel))
            output.Line(Indent + ShownText.Line(notice));

        output.Line(ShownText.Line($"understood as: {report.Understood}"));
        output.Flush();
        foreach (var warning in report.Warnings)
            Messages.Warning(warning.Message);

        return report.IsHit ? ExitCodes.Found : ExitCodes.NothingFound;
    }

    private static string Verdict(WhyReport report) => report switch
    {
        { IsHit: false, Total: 0 } => "no hit, and nothing else is one",
        { IsHit: false } => $"no hit, unlike {Counted.Of(report.Total, "document")}",
        { Rank: { } rank, ShownAs: { } other } => string.Create(CultureInfo.InvariantCulture, $"hit {rank:N0} of {report.Total:N0}, as identical to {other}"),
        { Rank: { } rank } => string.Create(CultureInfo.InvariantCulture, $"hit {rank:N0} of {report.Total:N0}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"one of {report.Total:N0} hits, behind the first {SearchRequest.MaxHits:N0}"),
    };
}
