using System.CommandLine;
using DocumentSearch.Cli.Render;
using DocumentSearch.Indexer.Care;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Verbs;

/// <summary><c>search remove PATH…</c> covers roots no longer; <c>search remove --all</c> deletes the index.</summary>
internal static class RemoveVerb
{
    public static Command Command(Interrupt interrupt)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Folders or files to cover no longer", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Delete the whole index" };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask first" };
        var index = IndexOption.Create();
        var json = new Option<bool>("--json") { Description = "One JSON object" };
        var command = new Command("remove", Examples.Remove) { paths, all, yes, index, json };
        command.Validators.Add(result =>
        {
            var named = result.GetValue(paths) is { Length: > 0 };
            if (named == result.GetValue(all))
                result.AddError(named ? "--all deletes the whole index; name no folders with it" : "name folders to cover no longer, or --all");
        });
        command.SetAction(parsed =>
        {
            var location = IndexOption.Locate(parsed.GetValue(index));
            return parsed.GetValue(all)
                ? RemoveAll(location, parsed.GetValue(yes), parsed.GetValue(json), interrupt)
                : RemoveRoots(location, parsed.GetValue(paths)!, parsed.GetValue(json), interrupt.Token);
        });
        return command;
    }

    private static int RemoveRoots(IndexLocation location, string[] paths, bool json, CancellationToken cancel)
    {
        using var progress = ProgressBar.OnTerminal();
        var removal = RootRemoval.Run(location, paths, WriteOptions.Default, progress, cancel);
        progress.Dispose();
        foreach (var problem in removal.Problems)
            Messages.Error(problem);

        if (removal.Update is not { } update)
            return ExitCodes.Error;

        CareReport.Write(removal, location, json);
        return update.Cancelled ? ExitCodes.Interrupted : ExitCodes.Found;
    }

    private static int RemoveAll(IndexLocation location, bool isSure, bool json, Interrupt interrupt)
    {
        IndexRemoval.RefuseNothing(location);
        if (!isSure && !Question.CanBeAsked)
            return Messages.Error($"{location.Folder}: nothing was deleted, as nobody can be asked; add --yes to delete the whole index");

        if (!isSure && !Question.Ask($"{location.Folder}: delete the whole index? Your documents stay as they are."))
            return Messages.Error($"{location.Folder}: nothing was deleted");

        CareReport.Write(IndexRemoval.Run(location, WriteOptions.Default, interrupt.Token), json);
        return ExitCodes.Found;
    }
}
