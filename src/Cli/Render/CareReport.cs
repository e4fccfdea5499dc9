using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using DocumentSearch.Cli.Verbs;
using DocumentSearch.Indexer.Care;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Render;

/// <summary>
/// What was done to an index as a whole: for people a line on standard error, for programs an object on standard output, of
/// which docs/cli.md gives the meaning of every field.
/// </summary>
internal static class CareReport
{
    private const int Schema = 1;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Compaction compaction, IndexLocation location, bool json)
    {
        var (before, after) = compaction;
        if (json)
        {
            WriteObject(location.Folder, fields =>
            {
                fields.WriteNumber("bytesBefore", before.Bytes);
                fields.WriteNumber("bytesAfter", after.Bytes);
                fields.WriteNumber("segmentsBefore", before.Segments);
                fields.WriteNumber("segmentsAfter", after.Segments);
            });
            return;
        }

        Messages.Notice(before == after
            ? $"{location.Folder}: nothing to do, {Units.Bytes(after.Bytes)} in {Counted.Of(after.Segments, "segment")}"
            : $"{location.Folder}: {Units.Bytes(after.Bytes)} in {Counted.Of(after.Segments, "segment")}, "
              + $"before {Units.Bytes(before.Bytes)} in {Counted.Of(before.Segments, "segment")}");
    }

    public static void Write(Backup backup, IndexLocation location, bool json)
    {
        if (json)
        {
            WriteObject(location.Folder, fields =>
            {
                fields.WriteString("backup", backup.Folder);
                fields.WriteNumber("bytes", backup.Bytes);
                fields.WriteString("committed", backup.Committed);
            });
            return;
        }

        Messages.Notice($"{backup.Folder}: a backup of {location.Folder} as of {Time(backup.Committed)}, {Units.Bytes(backup.Bytes)}");
    }

    public static void Write(Restoration restoration, IndexLocation location, bool json)
    {
        if (json)
        {
            WriteObject(location.Folder, fields =>
            {
                fields.WriteString("backupOf", restoration.Mark.Index);
                fields.WriteNumber("bytes", restoration.Bytes);
                fields.WriteString("committed", restoration.Committed);
                fields.WriteBoolean("current", restoration.IsCurrent);
            });
        }
        else
        {
            Messages.Notice($"{location.Folder}: restored as of {Time(restoration.Committed)}, {Units.Bytes(restoration.Bytes)}");
            if (!restoration.IsCurrent)
                Messages.Notice($"{location.Folder}: made by an older version of this program; make it anew with: search index");
        }

        if (restoration.Mark.BaseFolder is { } before && before != location.BaseFolder)
            Messages.Warning($"{location.Folder}: its documents were in {before}, and are looked for in {location.BaseFolder} from now on");
    }

    public static void Write(RootRemoval removal, IndexLocation location, bool json)
    {
        if (json)
        {
            WriteObject(location.Folder, fields =>
            {
                fields.WriteStartArray("removed");
                foreach (var root in removal.Removed)
                {
                    fields.WriteStartObject();
                    fields.WriteString("path", root.Path);
                    if (root.Documents is { } documents)
                        fields.WriteNumber("documents", documents);

                    fields.WriteEndObject();
                }

                fields.WriteEndArray();
            });
        }

        foreach (var root in removal.Removed.Where(_ => !json))
        {
            var documents = root.Documents is { } count ? $"; {Counted.Of(count, "document")} left the index" : "";
            Messages.Notice($"{location.ToFull(root.Path)}: covered no longer{documents}");
        }

        if (removal.Update is { Seen: > 0 } update)
            UpdateLines.Write(update, location);
    }

    public static void Write(IndexRemoval removal, bool json)
    {
        if (json)
        {
            WriteObject(removal.Folder, fields =>
            {
                fields.WriteStartArray("left");
                foreach (var name in removal.Left)
                    fields.WriteStringValue(name);

                fields.WriteEndArray();
            });
            return;
        }

        Messages.Notice($"{removal.Folder}: the index is deleted");
        if (removal.Left.Count > 0)
            Messages.Notice($"{removal.Folder}: left in place, as no index made it: {string.Join(", ", removal.Left)}");
    }

    private static string Time(DateTime time) => time.ToString("u", CultureInfo.InvariantCulture);

    private static void WriteObject(string index, Action<Utf8JsonWriter> writeFields)
    {
        using var output = new Output(ColorWhen.Never);
        using (var json = new Utf8JsonWriter(output.Stream, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            json.WriteString("index", index);
            writeFields(json);
            json.WriteEndObject();
        }

        output.Line();
    }
}
