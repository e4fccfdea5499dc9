using System.CommandLine;
using DocumentSearch.Cli.Render;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search for WORDS…</c>: passages for a query.</summary>
internal static class ForVerb
{
    /// <summary>The folder that the first search indexes by itself.</summary>
    public const string SeedsFolder = "seeds";

    private const int MaxCheckTime = 3_600_000;

    public static Command Command(Interrupt interrupt)
    {
        var words = new Argument<string[]>("WORDS") { Description = "What to look for", Arity = ArgumentArity.ZeroOrMore };
        var index = IndexOption.Create();
        var format = new FormatOption();
        var noRefresh = new Option<bool>("--no-refresh") { Description = "Answer from the index as it is, without looking at the folders" };
        var fresh = new Option<bool>("--fresh") { Description = "Bring every change in before answering, however long it takes" };
        var checkTime = CountOption.Create(
            "--check-time", null, $"Milliseconds to spend on looking for changes (default: {new FreshnessLimits().CheckTime.TotalMilliseconds:0})", 0, MaxCheckTime);
        var cursor = new Option<string>("--cursor") { Description = "Show the hits behind those of an earlier answer", HelpName = "CURSOR" };
        var exactTotal = new Option<bool>("--exact-total") { Description = "Count every document that matches, however many; otherwise of very many it is 'at least'" };
        var color = ColorOption.Create();
        var command = new Command("for", Examples.For)
        {
            words, index, cursor, format.Option, format.Json, noRefresh, fresh, checkTime, exactTotal, color,
        };
        var answer = new AnswerOptions(command);
        var options = new QueryOptions(command);
        // What a cursor holds already, or what makes no sense for a snapshot.
        Option[] settled = [.. answer.Settled, noRefresh, fresh, checkTime, .. options.Meaning];
        command.Validators.Add(format.Check);
        command.Validators.Add(result =>
        {
            if (result.GetValue(fresh) && result.GetValue(noRefresh))
                result.AddError("--fresh and --no-refresh cannot both be given");
            if (result.GetValue(cursor) is not null && result.GetValue(words) is { Length: > 0 })
                result.AddError("--cursor goes on with an earlier query; give it no words");
            if (result.GetValue(cursor) is not null && Array.Find(settled, o => result.GetResult(o) is { Implicit: false }) is { } other)
                result.AddError($"--cursor goes on with an earlier query; {other.Name} cannot be given with it");
        });
        command.SetAction(parsed =>
        {
            var request = answer.Of(parsed, options.Request(parsed, string.Join(' ', parsed.GetValue(words) ?? [])));
            var location = IndexOption.Locate(parsed.GetValue(index));
            using var output = new Output(ColorOption.Wanted(parsed.GetValue(color)));
            var renderer = format.Renderer(parsed, output, location);
            // A pipe is told of hits only, and does not wait for what it is not told.
            request = request with { CountWithAll = renderer is not PipeRenderer, CountUpTo = renderer is PipeRenderer ? 0 : SearchRequest.UsualCountUpTo };
            if (parsed.GetValue(exactTotal))
                request = request with { CountUpTo = long.MaxValue };

            var limits = new FreshnessLimits();
            if (parsed.GetValue(checkTime) is { } milliseconds)
                limits = limits with { CheckTime = TimeSpan.FromMilliseconds(milliseconds) };

            FreshnessLimits? wanted = parsed.GetValue(noRefresh) ? null : parsed.GetValue(fresh) ? FreshnessLimits.None : limits;
            return parsed.GetValue(cursor) is { } page
                ? GoOn(page, p => answer.Continued(parsed, p) with { Timeout = request.Timeout, CountWithAll = request.CountWithAll, CountUpTo = request.CountUpTo }, location, renderer)
                : Run(request, location, wanted, renderer, interrupt);
        });
        return command;
    }

    private static int Run(SearchRequest request, IndexLocation location, FreshnessLimits? limits, IRenderer renderer, Interrupt interrupt)
    {
        // Watching for signals costs a thread: a plain query that changes nothing is simply ended by them.
        var cancel = limits is null ? CancellationToken.None : interrupt.Token;
        var freshness = new Freshness(0, null, null);
        if (!location.Exists)
        {
            if (limits is null || !Directory.Exists(SeedsFolder))
                return Messages.Error(NoIndex(location));

            MakeIndex(location, cancel);
        }
        else if (limits is not null)
        {
            using var progress = ProgressBar.OnTerminal();
            var options = WriteOptions.Default with { Waiting = () => Messages.Notice("waiting for another process that is writing the index") };
            freshness = Freshness.Bring(location, options, limits, progress, cancel);
        }

        using var searcher = Searcher.Open(location);
        var response = searcher.Search(request, cancel);
        if (response.Problem is { } problem)
            return Messages.QueryProblem(request.Query, problem);

        renderer.Render(response, freshness);
        Tell(response, freshness, location);
        return response.Hits.Count > 0 ? ExitCodes.Found : ExitCodes.NothingFound;
    }

    // What was found then is shown, whatever has changed since.
    private static int GoOn(string cursor, Func<SearchRequest, SearchRequest> options, IndexLocation location, IRenderer renderer)
    {
        using var searcher = Searcher.Resume(location, cursor, out var page);
        var response = searcher.Search(options(page), CancellationToken.None);
        var freshness = new Freshness(0, null, null);
        renderer.Render(response, freshness);
        Tell(response, freshness, location);
        return response.Hits.Count > 0 ? ExitCodes.Found : ExitCodes.NothingFound;
    }

    private static void MakeIndex(IndexLocation location, CancellationToken cancel)
    {
        using var progress = ProgressBar.OnTerminal();
        var report = new IndexUpdater(location, WriteOptions.Default).Update([Path.GetFullPath(SeedsFolder)], progress, cancel);
        progress.Dispose();
        UpdateLines.Write(report, location);
        if (report.Cancelled)
            cancel.ThrowIfCancellationRequested();
    }

    private static void Tell(SearchResponse response, Freshness freshness, IndexLocation location)
    {
        foreach (var warning in response.Warnings)
            Messages.Warning(warning.Message);

        if (response.NextCursor is { } cursor)
            Messages.Notice($"more: search for --cursor {cursor}{IndexOption.Naming(location)}");

        if (response.IsPartial)
            Messages.Warning(Messages.TimeOver);

        if (freshness.Report is { Rebuilt: true } rebuilt)
            UpdateLines.Write(rebuilt, location);
        else if (freshness.Report is { } report)
            UpdateLines.WriteNotices(report, location);

        if (Messages.Behind(freshness) is { } behind)
            Messages.Notice(behind);
    }

    private static string NoIndex(IndexLocation location) =>
        $"{location.Folder}: no index here, and no folder named {SeedsFolder} to make one of; name your documents with: search index FOLDER";
}
