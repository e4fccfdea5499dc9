using System.CommandLine;
using DocumentSearch.Cli.Render;
using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search index [PATH…]</c>: bring the index up to date.</summary>
internal static class IndexVerb
{
    private const int MaxThreads = 256;

    public static Command Command(Interrupt interrupt)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Folders or files to cover from now on", Arity = ArgumentArity.ZeroOrMore };
        var index = IndexOption.Create();
        var threads = CountOption.Create("--threads", null, "Files read at the same time (default: one a processor)", 1, MaxThreads);
        var command = new Command("index", Examples.Index) { paths, index, threads };
        command.SetAction(parsed =>
        {
            var options = new IndexerOptions();
            if (parsed.GetValue(threads) is { } count)
                options = options with { Threads = count };

            return Run(parsed.GetValue(paths) ?? [], IndexOption.Locate(parsed.GetValue(index)), options, interrupt.Token);
        });
        return command;
    }

    private static int Run(string[] paths, IndexLocation location, IndexerOptions options, CancellationToken cancel)
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

        using var progress = ProgressBar.OnTerminal();
        var report = new IndexUpdater(location, options).Update(roots, progress, cancel);
        progress.Dispose();
        UpdateLines.Write(report, location);
        if (report.Cancelled)
            return ExitCodes.Interrupted;

        return missing.Count > 0 || report.Faults.Count > 0 || report.HasFaultyFiles ? ExitCodes.Error : ExitCodes.Found;
    }
}
