using System.CommandLine;
using DocumentSearch.Cli.Render;
using DocumentSearch.Indexer.Care;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search compact</c>: one segment, without what is dead.</summary>
internal static class CompactVerb
{
    public static Command Command(Interrupt interrupt)
    {
        var index = IndexOption.Create();
        var json = new Option<bool>("--json") { Description = "One JSON object" };
        var command = new Command("compact", Examples.Compact) { index, json };
        command.SetAction(parsed =>
        {
            var location = IndexOption.Locate(parsed.GetValue(index));
            var compaction = Compaction.Run(location, WriteOptions.Default, interrupt.Token);
            CareReport.Write(compaction, location, parsed.GetValue(json));
            return ExitCodes.Found;
        });
        return command;
    }
}
