using System.CommandLine;
using DocumentSearch.Cli.Render;
using DocumentSearch.Indexer.Watch;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search watch [PATH…]</c>: keep the index up to date until told to stop.</summary>
internal static class WatchVerb
{
    private const int MaxPollSeconds = 3600;

    public static Command Command(Interrupt interrupt)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Folders or files to cover from now on; they may come later", Arity = ArgumentArity.ZeroOrMore };
        var index = IndexOption.Create();
        var json = new Option<bool>("--json") { Description = "One JSON object per line for each update and notice" };
        var poll = CountOption.Create("--poll", null, "Look for changes every so many seconds instead of waiting for events", 1, MaxPollSeconds);
        poll.HelpName = "SECONDS";
        var threads = ThreadsOption.Create();
        var command = new Command("watch", Examples.Watch) { paths, index, json, poll, threads };
        command.SetAction(parsed =>
        {
            var location = IndexOption.Locate(parsed.GetValue(index));
            var options = new WatchOptions { Poll = parsed.GetValue(poll) is { } seconds ? TimeSpan.FromSeconds(seconds) : null };
            using var output = new Output(ColorWhen.Never);
            using var progress = ProgressBar.OnTerminal();
            IWatchRenderer renderer = parsed.GetValue(json) ? new WatchJson(output) : new WatchLines(output, location);
            void Report(WatchEvent told)
            {
                progress.Dispose();
                renderer.Render(told, TimeProvider.System.GetLocalNow());
                output.Flush();
            }

            var watch = new IndexWatch(location, ThreadsOption.Options(parsed.GetValue(threads)), options, Report);
            return Run(watch, parsed.GetValue(paths) ?? [], location, progress, interrupt.Token);
        });
        return command;
    }

    private static int Run(IndexWatch watch, string[] paths, IndexLocation location, ProgressBar progress, CancellationToken cancel)
    {
        if (paths.Length == 0 && !location.Exists)
        {
            if (!Directory.Exists(ForVerb.SeedsFolder))
                return Messages.Error($"{location.Folder}: no index here yet; name a folder to watch, such as: search watch .");

            paths = [ForVerb.SeedsFolder];
        }

        watch.Run([.. paths.Select(Path.GetFullPath).Select(Path.TrimEndingDirectorySeparator)], progress, cancel);
        return ExitCodes.Found;
    }
}
