using System.Globalization;
using DocumentSearch.Indexer;

namespace DocumentSearch.Cli.Render;

/// <summary>The state of an index for people.</summary>
internal static class StatusText
{
    public static void Write(Output output, IndexStatus status, bool listSkipped)
    {
        output.Line($"index      {ShownText.Line(status.Folder)}");
        if (status.Backup is { } backup)
            output.Line($"backup     of {ShownText.Line(backup.Index)}, taken {backup.Taken.ToString("u", CultureInfo.InvariantCulture)}");

        output.Line($"covers     {(status.Roots.Count == 0 ? "nothing yet" : ShownText.Line(string.Join(", ", status.Roots.Select(root => Root(root, status)))))}");
        foreach (var choice in ChoiceLines.Of(status.Choices))
            output.Line($"           {ShownText.Line(choice)}");

        output.Line($"seen       {Counted.Of(status.Seen, "file")}");
        output.Line($"indexed    {Counted.Of(status.Indexed, "document")}");
        output.Line($"skipped    {Counted.Of(status.Skipped.Count, "file")}{(status.Skipped.Count > 0 && !listSkipped ? " (list them with --skipped)" : "")}");
        foreach (var group in status.Skipped.GroupBy(s => s.Detail, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Take(10))
            output.Line($"           {group.Count().ToString("N0", CultureInfo.InvariantCulture),7} {ShownText.Line(group.Key)}");

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

        foreach (var file in status.Skipped.Concat(status.Mended))
            output.Line($"{ShownText.Line(file.Path)}: {ShownText.Line(file.Detail)}");
    }

    private static string Root(string stored, IndexStatus status) => stored == "." ? status.BaseFolder : stored;

    private static string Dead(IndexStatus status) => status.Space.DeadBytes == 0
        ? ""
        : $"; about {Units.Bytes(status.Space.DeadBytes)} is dead, which search compact drops";
}
