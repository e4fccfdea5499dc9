using System.Text.Encodings.Web;
using System.Text.Json;
using DocumentSearch.Extract;
using DocumentSearch.Indexer;

namespace DocumentSearch.Cli.Render;

/// <summary>The state of an index for programs; docs/cli.md gives the meaning of every field.</summary>
internal static class StatusJson
{
    public static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Output output, IndexStatus status)
    {
        using (var json = new Utf8JsonWriter(output.Stream, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", 1);
            json.WriteString("index", status.Folder);
            json.WriteString("base", status.BaseFolder);
            Strings(json, "roots", status.Roots);
            json.WriteStartObject("choices");
            json.WriteString("language", status.Choices.Language);
            Strings(json, "include", status.Choices.Include);
            Strings(json, "exclude", status.Choices.Exclude);
            json.WriteBoolean("hidden", status.Choices.Hidden);
            json.WriteBoolean("followLinks", status.Choices.FollowLinks);
            json.WriteBoolean("ignoreFiles", status.Choices.IgnoreFiles);
            json.WriteNumber("maxFileBytes", status.Choices.MaxFileBytes);
            json.WriteEndObject();
            json.WriteNumber("seen", status.Seen);
            json.WriteNumber("indexed", status.Indexed);
            json.WriteNumber("embedded", status.Embedded);
            json.WriteNumber("skipped", status.Skipped.Count(static s => !s.IsEmbedded));
            json.WriteNumber("skippedEmbedded", status.Skipped.Count(static s => s.IsEmbedded));
            WriteCounts(json, status.Skipped.Where(static s => !s.IsEmbedded).CountBy(static s => s.Reason!.Value));
            json.WriteNumber("behind", status.Behind);
            json.WriteNumber("sourceBytes", status.SourceBytes);
            json.WriteNumber("indexBytes", status.Space.Bytes);
            json.WriteNumber("deadBytes", status.Space.DeadBytes);
            json.WriteNumber("segments", status.Space.Segments);
            json.WriteString("committed", status.Committed);
            json.WriteBoolean("current", status.IsCurrent);
            json.WriteNumber("format", status.Format);
            json.WriteString("analysis", status.Analysis);
            json.WriteString("unfinished", status.Unfinished);
            json.WriteBoolean("writing", status.IsWriting);
            json.WriteString("backupOf", status.Backup?.Index);
            WriteNotices(json, "skippedFiles", status.Skipped);
            WriteNotices(json, "mendedFiles", status.Mended);
            WriteNotices(json, "faults", [.. status.Faults.Select(f => new FileNotice(f.Path, f.Detail, null))]);
            json.WriteEndObject();
        }

        output.Line();
    }

    /// <summary>How many files were skipped for which reason.</summary>
    public static void WriteCounts(Utf8JsonWriter json, IEnumerable<KeyValuePair<SkipReason, int>> counts)
    {
        json.WriteStartObject("skippedBy");
        foreach (var (reason, count) in counts.OrderBy(static c => c.Key))
            json.WriteNumber(reason.ToString(), count);

        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);

        json.WriteEndArray();
    }

    public static void WriteNotices(Utf8JsonWriter json, string name, IReadOnlyList<FileNotice> notices)
    {
        json.WriteStartArray(name);
        foreach (var notice in notices)
        {
            json.WriteStartObject();
            json.WriteString("path", notice.Path);
            if (notice.Reason is { } reason)
                json.WriteString("reason", reason.ToString());

            json.WriteString("detail", notice.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
