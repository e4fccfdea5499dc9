using System.CommandLine;
using DocumentSearch.Cli.Render;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search index [PATH…]</c>: bring the index up to date.</summary>
internal static class IndexVerb
{
    private const int MaxWait = 86_400;
    private const double MinCommitSeconds = 0.01;
    private const double MaxCommitSeconds = 3600;

    public static Command Command(Interrupt interrupt)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Folders or files to cover from now on", Arity = ArgumentArity.ZeroOrMore };
        var index = IndexOption.Create();
        var command = new Command("index", Examples.Index) { paths, index };
        var choices = new ChoiceOptions(command);
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be done, and do nothing" };
        var retryFailed = new Option<bool>("--retry-failed") { Description = "Read files again that failed before, though they have not changed" };
        var json = new Option<bool>("--json") { Description = "What was done as one JSON object" };
        var threads = ThreadsOption.Create();
        var wait = CountOption.Create("--wait", null, "Seconds to wait for another process that writes the index (default: 10)", 0, MaxWait);
        var commitEvery = SecondsOption.Create(
            "--commit-every", "Keep what is done so often, at the latest (default: 15)", MinCommitSeconds, MaxCommitSeconds);
        command.Add(dryRun);
        command.Add(retryFailed);
        command.Add(json);
        command.Add(threads);
        command.Add(wait);
        command.Add(commitEvery);
        command.SetAction(parsed =>
        {
            var options = ThreadsOption.Options(parsed.GetValue(threads)) with
            {
                Waiting = () => Messages.Notice("waiting for another process that is writing the index"),
            };
            if (parsed.GetValue(wait) is { } seconds)
                options = options with { LockTimeout = TimeSpan.FromSeconds(seconds) };
            if (parsed.GetValue(commitEvery) is { } interval)
                options = options with { CommitInterval = TimeSpan.FromSeconds(interval) };

            var location = IndexOption.Locate(parsed.GetValue(index));
            var updater = new IndexUpdater(location, options);
            using var output = new Output(ColorWhen.Never);
            IUpdateRenderer renderer = parsed.GetValue(json) ? new UpdateJson(output) : new UpdateText(output, location);
            return Run(parsed.GetValue(paths) ?? [], location, request => parsed.GetValue(dryRun)
                ? Show(updater, request, renderer, interrupt.Token)
                : Update(updater, request, renderer, interrupt.Token), choices.Of(parsed), parsed.GetValue(retryFailed));
        });
        return command;
    }

    private static int Run(
        string[] paths,
        IndexLocation location,
        Func<UpdateRequest, int> update,
        Func<Indexer.Source.SourceChoices, Indexer.Source.SourceChoices> choose,
        bool retryFailed)
    {
        var missing = paths.Where(p => !Path.Exists(p)).ToList();
        foreach (var path in missing)
            Messages.Error($"{path}: no such file or folder");

        var roots = paths.Except(missing, StringComparer.Ordinal).Select(Path.GetFullPath).Select(Path.TrimEndingDirectorySeparator).ToList();
        if (roots.Count == 0 && (missing.Count > 0 || !location.Exists))
        {
            return missing.Count > 0
                ? ExitCodes.Error
                : Messages.Error($"{location.Folder}: no index here yet; name a folder to index, such as: search index .");
        }

        var code = update(new UpdateRequest { AddRoots = roots, Choose = choose, RetryFailed = retryFailed });
        return missing.Count > 0 && code == ExitCodes.Found ? ExitCodes.Error : code;
    }

    private static int Show(IndexUpdater updater, UpdateRequest request, IUpdateRenderer renderer, CancellationToken cancel)
    {
        var planned = updater.Plan(request, cancel);
        renderer.Render(planned);
        return planned.Faults.Any(f => f.Kind != Indexer.Source.ScanFaultKind.LeftOut) ? ExitCodes.Error : ExitCodes.Found;
    }

    private static int Update(IndexUpdater updater, UpdateRequest request, IUpdateRenderer renderer, CancellationToken cancel)
    {
        using var progress = ProgressBar.OnTerminal();
        var report = updater.Update(request, progress, cancel);
        progress.Dispose();
        renderer.Render(report);
        if (report.Cancelled)
            return ExitCodes.Interrupted;

        return report.HasFaultyFiles || report.Faults.Any(f => f.Kind != Indexer.Source.ScanFaultKind.LeftOut) ? ExitCodes.Error : ExitCodes.Found;
    }
}
