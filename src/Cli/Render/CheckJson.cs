using System.Text.Encodings.Web;
using System.Text.Json;
using DocumentSearch.Indexer;
using DocumentSearch.Indexer.Check;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Render;

/// <summary>What a check or a repair found, for programs; docs/cli.md gives the meaning of every field.</summary>
internal static class CheckJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Output output, IndexLocation location, CheckReport report, RepairReport? repair)
    {
        using (var json = new Utf8JsonWriter(output.Stream, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", 1);
            json.WriteString("index", location.Folder);
            json.WriteBoolean("sound", report.IsSound || repair is { Read: not null, Interrupted: false });
            json.WriteBoolean("current", report.IsCurrent);
            json.WriteNumber("files", report.Files);
            json.WriteNumber("bytes", report.Bytes);
            json.WriteNumber("segments", report.Segments);
            json.WriteNumber("documents", report.Documents);
            json.WriteNumber("deleted", report.Deleted);
            json.WriteNumber("terms", report.Terms);
            json.WriteNumber("postings", report.Postings);
            json.WriteNumber("elapsedMs", Math.Round(report.Elapsed.TotalMilliseconds, 3));
            json.WriteNumber("damages", report.FindingCount);
            WriteFindings(json, report.Findings);
            WriteStrings(json, "notes", report.Notes);
            if (repair is { Read: { } read })
                WriteRepair(json, repair, read);

            json.WriteEndObject();
        }

        output.Line();
    }

    private static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<CheckFinding> findings)
    {
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", finding.Kind.ToString());
            if (finding.Segment is { } segment)
                json.WriteString("segment", segment);

            if (finding.Path is { } path)
                json.WriteString("path", path);

            json.WriteString("detail", finding.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRepair(Utf8JsonWriter json, RepairReport repair, UpdateReport read)
    {
        json.WriteStartObject("repair");
        json.WriteBoolean("interrupted", repair.Interrupted);
        json.WriteNumber("kept", repair.Kept);
        json.WriteNumber("read", read.Added + read.Modified);
        json.WriteNumber("lost", repair.LostCount);
        json.WriteNumber("nameless", repair.Nameless);
        WriteStrings(json, "lostFiles", repair.Lost);
        if (repair.GuessedRoots is { } roots)
            WriteStrings(json, "guessedRoots", roots);

        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);

        json.WriteEndArray();
    }
}
