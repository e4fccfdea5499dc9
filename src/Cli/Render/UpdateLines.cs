using DocumentSearch.Indexer;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Render;

/// <summary>What an update did, on standard error.</summary>
internal static class UpdateLines
{
    /// <summary>Files named one by one, at most; the rest is counted.</summary>
    private const int MaxNamed = 20;

    public static void Write(UpdateReport report, IndexLocation location)
    {
        WriteNotices(report, location);
        Messages.Notice(Summary(report));
        if (report.Seen == 0 && report.Faults.Count == 0)
            Messages.Notice("there are no documents yet; files added to the folder are found by the next search");

        if (report.Cancelled)
            Messages.Notice("interrupted: what was done is kept, and the next search index goes on from here");
    }

    /// <summary>Only what somebody may want to act on, file by file.</summary>
    public static void WriteNotices(UpdateReport report, IndexLocation location)
    {
        foreach (var fault in report.Faults)
            Messages.Warning($"{DisplayPath.Of(fault.Path, location)}: {fault.Detail}");

        foreach (var notice in report.Notices.Take(MaxNamed))
            Messages.Warning($"{DisplayPath.Of(notice.Path, location)}: {notice.Detail}");

        if (report.Told > MaxNamed)
            Messages.Warning($"and {Counted.Of(report.Told - MaxNamed, "more file")}; those still there are listed by: search status --skipped");
    }

    /// <summary>"2 added, 1 changed"; empty if nothing is different.</summary>
    public static string Changes(UpdateReport report)
    {
        List<string> changes = [];
        Add(changes, report.Added, "added");
        Add(changes, report.Modified, "changed");
        Add(changes, report.Moved, "moved");
        Add(changes, report.Removed, "removed");
        Add(changes, report.Skipped, $"of them skipped ({SkipWords.Of(report.SkippedBy)})");
        Add(changes, report.Embedded + report.SkippedEmbedded, "within files");
        Add(changes, report.SkippedEmbedded, "of those skipped");
        return string.Join(", ", changes);
    }

    public static string Rebuilt(UpdateReport report) => report.Rebuilt ? "the index was of other rules and was made anew: " : "";

    private static string Summary(UpdateReport report)
    {
        var changes = Changes(report);
        var what = changes.Length > 0 ? changes
            : report.Touched > 0 ? $"nothing new, {Counted.Of(report.Touched, "file")} touched"
            : "nothing to do";
        var rate = report.Elapsed.TotalSeconds > 0 ? report.BytesRead / report.Elapsed.TotalSeconds : 0;
        var speed = report.BytesRead > 1_000_000 ? $", {Units.Bytes((long)rate)}/s" : "";
        return $"{Rebuilt(report)}{Counted.Of(report.Seen, "file")}: {what} ({Units.Seconds(report.Elapsed)}{speed})";
    }

    private static void Add(List<string> changes, int count, string what)
    {
        if (count > 0)
            changes.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0} {what}"));
    }
}
