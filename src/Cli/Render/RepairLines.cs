using DocumentSearch.Indexer.Check;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Render;

/// <summary>What somebody may want to know of a repair, on standard error.</summary>
internal static class RepairLines
{
    /// <summary>Files named one by one, at most; the rest is counted.</summary>
    private const int MaxNamed = 20;

    public static void Write(RepairReport report, IndexLocation location)
    {
        if (report.Read is not { } read)
            return;

        UpdateLines.WriteNotices(read, location);
        if (report.GuessedRoots is { } roots)
            Messages.Warning($"what the index covers was read from a damaged commit; look whether it is right: {string.Join(", ", roots)}");

        foreach (var path in report.Lost.Take(MaxNamed))
            Messages.Warning($"{DisplayPath.Of(path, location)}: it was damaged, and there is no such file any more to read it from");

        if (report.LostCount > MaxNamed)
            Messages.Warning($"and {Counted.Of(report.LostCount - MaxNamed, "more file")}");

        if (report.Nameless > 0)
            Messages.Warning($"{Counted.Of(report.Nameless, "document")} were damaged so that their names cannot be told; those whose files are there were read again");

        if (report.Interrupted)
            Messages.Notice("interrupted: the index is as it was, and the next search check --repair goes on from here");
    }
}
