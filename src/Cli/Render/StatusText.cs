using System.Globalization;
using DocumentSearch.Extract;
using DocumentSearch.Indexer;

namespace DocumentSearch.Cli.Render;

/// <summary>The state of an index for people.</summary>
internal static class StatusText
{
    /// <summary>Reasons that are shown at most, the most frequent.</summary>
    private const int MaxReasons = 10;

    public static void Write(Output output, IndexStatus status, bool listSkipped)
    {
        output.Line($"index      {ShownText.Line(status.Folder)}");
        if (status.Backup is { } backup)
            output.Line($"backup     of {ShownText.Line(backup.Index)}, taken {backup.Taken.ToString("u", CultureInfo.InvariantCulture)}");

        output.Line($"covers     {(status.Roots.Count == 0 ? "nothing yet" : ShownText.Line(string.Join(", ", status.Roots.Select(root => Root(root, status)))))}");
        foreach (var choice in ChoiceLines.Of(status.Choices))
            output.Line($"           {ShownText.Line(choice)}");

        output.Line($"seen       {Counted.Of(status.Seen, "file")}");
        output.Line($"indexed    {Counted.Of(status.Indexed, "document")}{Within(status.Embedded)}");
        var embedded = status.Skipped.Count(static s => s.IsEmbedded);
        output.Line($"skipped    {Counted.Of(status.Skipped.Count - embedded, "file")}{Within(embedded)}{(status.Skipped.Count > 0 && !listSkipped ? " (list them with --skipped)" : "")}");
        foreach (var group in status.Skipped.GroupBy(Kind, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Take(MaxReasons))
            output.Line($"           {Counted.Number(group.Count()),7} {ShownText.Line(group.Key)}");

        output.Line($"behind     {Counted.Of(status.Behind, "file")}");
        output.Line($"size       {Units.Bytes(status.Space.Bytes)} for {Units.Bytes(status.SourceBytes)} of documents");
        output.Line($"segments   {status.Space.Segments.ToString("N0", CultureInfo.InvariantCulture)}{Dead(status)}");
        output.Line($"committed  {status.Committed.ToString("u", CultureInfo.InvariantCulture)}");
        output.Line($"format     {status.Format.ToString(CultureInfo.InvariantCulture)}, analysis {status.Analysis}"
                    + (status.IsCurrent ? "" : " (of an older version of this program; the next search or search index rebuilds it)"));
        if (status.Unfinished is { } unfinished)
            output.Line($"unfinished {unfinished}, which will take the place of this index; the next search index goes on with it");

        if (status.IsWriting)
            output.Line("writing    a process is writing the index now");

        foreach (var fault in status.Faults)
            output.Line($"fault      {ShownText.Line(fault.Path)}: {ShownText.Line(fault.Detail)}");

        if (!listSkipped)
            return;

        foreach (var group in status.Skipped.GroupBy(static s => s.Reason!.Value).OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key))
            List(output, $"skipped, {SkipWords.Of(group.Key)}", [.. group]);

        List(output, "indexed, but mended or not as a whole", status.Mended);
    }

    private static void List(Output output, string heading, IReadOnlyList<FileNotice> files)
    {
        if (files.Count == 0)
            return;

        output.Line();
        output.Line($"{heading}: {Counted.Of(files.Count, "file")}");
        foreach (var file in files)
            output.Line($"{ShownText.Line(file.Path)}: {ShownText.Line(file.Detail)}");
    }

    // Which formats are not read says more than that they are not.
    private static string Kind(FileNotice skipped) =>
        skipped.Reason is { } reason and not SkipReason.UnsupportedFormat ? SkipWords.Of(reason) : skipped.Detail;

    private static string Within(int embedded) => embedded == 0 ? "" : $", {Counted.Number(embedded)} more within files";

    private static string Root(string stored, IndexStatus status) => stored == "." ? status.BaseFolder : stored;

    private static string Dead(IndexStatus status) => status.Space.DeadBytes == 0
        ? ""
        : $"; about {Units.Bytes(status.Space.DeadBytes)} is dead, which search compact drops";
}
