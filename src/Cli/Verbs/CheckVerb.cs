using System.CommandLine;
using DocumentSearch.Cli.Render;
using DocumentSearch.Indexer;
using DocumentSearch.Indexer.Check;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search check</c>: whether the index is as it was written, and mending it if not.</summary>
internal static class CheckVerb
{
    public static Command Command(Interrupt interrupt)
    {
        var index = IndexOption.Create();
        var repair = new Option<bool>("--repair") { Description = "Read what is damaged again from its source" };
        var json = new Option<bool>("--json") { Description = "One JSON object" };
        var command = new Command("check", Examples.Check) { index, repair, json };
        command.SetAction(parsed =>
        {
            using var output = new Output(ColorWhen.Never);
            var location = IndexOption.Locate(parsed.GetValue(index));
            return parsed.GetValue(repair)
                ? Repair(output, location, parsed.GetValue(json), interrupt.Token)
                : Check(output, location, parsed.GetValue(json), interrupt.Token);
        });
        return command;
    }

    private static int Check(Output output, IndexLocation location, bool json, CancellationToken cancel)
    {
        CheckReport report;
        using (var progress = BarOf(RepairStep.Checking))
            report = IndexCheck.Run(location, progress, cancel);

        if (json)
            CheckJson.Write(output, location, report, null);
        else
            CheckText.Write(output, location, report);

        return report.IsSound ? ExitCodes.Found : Messages.Error($"{location.Folder}: the index is damaged; mend it with: search check --repair");
    }

    private static int Repair(Output output, IndexLocation location, bool json, CancellationToken cancel)
    {
        ProgressBar? bar = null;
        RepairReport report;
        try
        {
            report = IndexRepair.Run(location, WriteOptions.Default, Next, cancel);
        }
        finally
        {
            bar?.Dispose();
        }

        if (json)
            CheckJson.Write(output, location, report.Found, report);
        else
            CheckText.Write(output, location, report);

        RepairLines.Write(report, location);
        if (report.Interrupted)
            return ExitCodes.Interrupted;

        return report.Read is { } read && (read.Faults.Count > 0 || read.HasFaultyFiles) ? ExitCodes.Error : ExitCodes.Found;

        IProgress<UpdateProgress> Next(RepairStep step)
        {
            bar?.Dispose();
            return bar = BarOf(step);
        }
    }

    private static ProgressBar BarOf(RepairStep step) => step switch
    {
        RepairStep.Checking => ProgressBar.OnTerminal("checking the files of the index", "checked"),
        RepairStep.Verifying => ProgressBar.OnTerminal("checking what was mended", "checked"),
        _ => ProgressBar.OnTerminal(),
    };
}
