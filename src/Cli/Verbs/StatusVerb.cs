using System.CommandLine;
using DocumentSearch.Cli.Render;
using DocumentSearch.Indexer;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search status</c>: what is indexed, what was skipped and why, what is behind.</summary>
internal static class StatusVerb
{
    public static Command Command(Interrupt interrupt)
    {
        var index = IndexOption.Create();
        var skipped = new Option<bool>("--skipped") { Description = "List every skipped file with its reason" };
        var json = new Option<bool>("--json") { Description = "One JSON object" };
        var command = new Command("status", Examples.Status) { index, skipped, json };
        command.SetAction(parsed =>
        {
            using var output = new Output(ColorWhen.Never);
            var status = IndexStatus.Read(IndexOption.Locate(parsed.GetValue(index)), interrupt.Token);
            if (parsed.GetValue(json))
                StatusJson.Write(output, status);
            else
                StatusText.Write(output, status, parsed.GetValue(skipped));

            return ExitCodes.Found;
        });
        return command;
    }
}
