using System.Globalization;
using DocumentSearch.Indexer.Check;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Render;

/// <summary>What a check or a repair found, for people.</summary>
internal static class CheckText
{
    /// <summary>Findings named one by one, at most; the rest is counted.</summary>
    private const int MaxNamed = 20;

    public static void Write(Output output, IndexLocation location, CheckReport report)
    {
        WriteFindings(output, location, report);
        output.Line(report.IsSound ? "sound" : $"damaged: {Counted.Of(report.FindingCount, "finding")}");
    }

    public static void Write(Output output, IndexLocation location, RepairReport report)
    {
        WriteFindings(output, location, report.Found);
        output.Line(report switch
        {
            { Found.IsSound: true } => "sound; nothing to mend",
            { Interrupted: true } => $"damaged: {Counted.Of(report.Found.FindingCount, "finding")}",
            _ => Mended(report),
        });
    }

    private static string Mended(RepairReport report)
    {
        var read = report.Read!.Added + report.Read.Modified;
        return $"mended: {Counted.Of(report.Kept, "document")} kept, {Counted.Of(read, "file")} read again ({Units.Seconds(report.Read.Elapsed)}); sound now";
    }

    private static void WriteFindings(Output output, IndexLocation location, CheckReport report)
    {
        var deleted = report.Deleted == 0 ? "" : $", and {Number(report.Deleted)} deleted that still take up space";
        output.Line($"files      {Number(report.Files)}, {Units.Bytes(report.Bytes)}");
        output.Line($"documents  {Number(report.Documents)} in {Counted.Of(report.Segments, "segment")}{deleted}");
        output.Line($"terms      {Number(report.Terms)}");
        output.Line($"postings   {Number(report.Postings)}");
        output.Line($"time       {Units.Seconds(report.Elapsed)}");
        if (!report.IsCurrent)
            output.Line("format     of an older version of this program: only the files were checked; the next search or search index makes it anew");

        foreach (var note in report.Notes)
            output.Line($"note       {ShownText.Line(note)}");

        foreach (var finding in report.Findings.Take(MaxNamed))
            output.Line($"{ShownText.Line(Place(finding, location))}: {ShownText.Line(finding.Detail)}");

        if (report.FindingCount > MaxNamed)
            output.Line($"and {Counted.Of(report.FindingCount - MaxNamed, "more finding")}");
    }

    private static string Place(CheckFinding finding, IndexLocation location) =>
        finding.Path is { } path ? DisplayPath.Of(path, location) : finding.Segment ?? location.Folder;

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
