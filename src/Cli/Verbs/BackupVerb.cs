using System.CommandLine;
using DocumentSearch.Cli.Render;
using DocumentSearch.Indexer.Care;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search backup DIR</c>: a copy of the last commit.</summary>
internal static class BackupVerb
{
    public static Command Command(Interrupt interrupt)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to make; it may exist if it is empty" };
        var index = IndexOption.Create();
        var json = new Option<bool>("--json") { Description = "One JSON object" };
        var command = new Command("backup", Examples.Backup) { folder, index, json };
        command.SetAction(parsed =>
        {
            var location = IndexOption.Locate(parsed.GetValue(index));
            var backup = Backup.Take(location, parsed.GetValue(folder)!, WriteOptions.Default, interrupt.Token);
            CareReport.Write(backup, location, parsed.GetValue(json));
            return ExitCodes.Found;
        });
        return command;
    }
}
