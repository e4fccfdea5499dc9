using System.CommandLine;
using DocumentSearch.Cli.Render;
using DocumentSearch.Indexer.Care;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search restore DIR</c>: a backup in the place of the index.</summary>
internal static class RestoreVerb
{
    public static Command Command(Interrupt interrupt)
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that search backup made" };
        var index = IndexOption.Create();
        var json = new Option<bool>("--json") { Description = "One JSON object" };
        var command = new Command("restore", Examples.Restore) { folder, index, json };
        command.SetAction(parsed =>
        {
            var location = IndexOption.Locate(parsed.GetValue(index));
            var restoration = Restoration.Run(parsed.GetValue(folder)!, location, WriteOptions.Default, interrupt.Token);
            CareReport.Write(restoration, location, parsed.GetValue(json));
            return ExitCodes.Found;
        });
        return command;
    }
}
