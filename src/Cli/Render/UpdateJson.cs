using System.Text.Encodings.Web;
using System.Text.Json;
using DocumentSearch.Indexer;
using DocumentSearch.Indexer.Source;

namespace DocumentSearch.Cli.Render;

/// <summary>What an update did, or would do, as one object; docs/cli.md gives the meaning of every field.</summary>
internal sealed class UpdateJson(Output output) : IUpdateRenderer
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Render(UpdateReport report)
    {
        Write(json =>
        {
            json.WriteNumber("seen", report.Seen);
            json.WriteNumber("added", report.Added);
            json.WriteNumber("changed", report.Modified);
            json.WriteNumber("moved", report.Moved);
            json.WriteNumber("removed", report.Removed);
            json.WriteNumber("unchanged", report.Unchanged);
            json.WriteNumber("touched", report.Touched);
            json.WriteNumber("skipped", report.Skipped);
            StatusJson.WriteCounts(json, report.SkippedBy);
            json.WriteNumber("embedded", report.Embedded);
            json.WriteNumber("skippedEmbedded", report.SkippedEmbedded);
            json.WriteNumber("bytesRead", report.BytesRead);
            json.WriteNumber("seconds", Math.Round(report.Elapsed.TotalSeconds, 3));
            json.WriteBoolean("interrupted", report.Cancelled);
            json.WriteBoolean("rebuilt", report.Rebuilt);
            json.WriteStartArray("notices");
            foreach (var notice in report.Notices)
                Detail(json, notice.Path, notice.Detail, notice.Reason?.ToString());

            json.WriteEndArray();
            json.WriteNumber("noticesInAll", report.Told);
            Faults(json, report.Faults);
        });
    }

    public void Render(PlannedChanges planned)
    {
        Write(json =>
        {
            json.WriteBoolean("dryRun", true);
            Paths(json, "added", planned.Added);
            Paths(json, "changed", planned.Modified);
            json.WriteStartArray("moved");
            foreach (var (from, to) in planned.Moved)
            {
                json.WriteStartObject();
                json.WriteString("from", from);
                json.WriteString("path", to);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Paths(json, "removed", planned.Removed);
            json.WriteNumber("unchanged", planned.Unchanged);
            json.WriteNumber("bytes", planned.Bytes);
            json.WriteBoolean("rebuild", planned.Rebuild);
            Faults(json, planned.Faults);
        });
    }

    private void Write(Action<Utf8JsonWriter> content)
    {
        using (var json = new Utf8JsonWriter(output.Stream, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", 1);
            content(json);
            json.WriteEndObject();
        }

        output.Line();
    }

    private static void Paths(Utf8JsonWriter json, string name, IReadOnlyList<string> paths)
    {
        json.WriteStartArray(name);
        foreach (var path in paths)
            json.WriteStringValue(path);

        json.WriteEndArray();
    }

    private static void Faults(Utf8JsonWriter json, IReadOnlyList<ScanFault> faults)
    {
        json.WriteStartArray("faults");
        foreach (var fault in faults)
            Detail(json, fault.Path, fault.Detail, fault.Kind.ToString());

        json.WriteEndArray();
    }

    private static void Detail(Utf8JsonWriter json, string path, string detail, string? reason)
    {
        json.WriteStartObject();
        json.WriteString("path", path);
        if (reason is not null)
            json.WriteString("reason", reason);

        json.WriteString("detail", detail);
        json.WriteEndObject();
    }
}
