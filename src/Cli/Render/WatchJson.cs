using System.Text.Json;
using DocumentSearch.Indexer;
using DocumentSearch.Indexer.Watch;

namespace DocumentSearch.Cli.Render;

/// <summary>What a watch does for programs, one object a line; docs/cli.md gives the meaning of every field.</summary>
internal sealed class WatchJson(Output output) : IWatchRenderer
{
    private const int Schema = 1;

    public void Render(WatchEvent told, DateTimeOffset time)
    {
        using (var json = new Utf8JsonWriter(output.Stream, StatusJson.Readable))
        {
            json.WriteStartObject();
            json.WriteString("type", told is WatchEvent.Updated ? "update" : "notice");
            json.WriteNumber("schema", Schema);
            json.WriteString("time", time.UtcDateTime);
            switch (told)
            {
                case WatchEvent.Updated { Report: var report }:
                    Write(json, report);
                    break;
                case WatchEvent.Notice notice:
                    json.WriteString("kind", KindOf(notice.Kind));
                    json.WriteString("detail", notice.Message);
                    break;
            }

            json.WriteEndObject();
        }

        output.Line();
    }

    private static void Write(Utf8JsonWriter json, UpdateReport report)
    {
        json.WriteNumber("seen", report.Seen);
        json.WriteNumber("added", report.Added);
        json.WriteNumber("changed", report.Modified);
        json.WriteNumber("moved", report.Moved);
        json.WriteNumber("removed", report.Removed);
        json.WriteNumber("skipped", report.Skipped);
        json.WriteNumber("elapsedMs", Math.Round(report.Elapsed.TotalMilliseconds, 3));
        json.WriteBoolean("rebuilt", report.Rebuilt);
        json.WriteBoolean("interrupted", report.Cancelled);
        StatusJson.WriteNotices(json, "notices", report.Notices);
        StatusJson.WriteNotices(json, "faults", [.. report.Faults.Select(f => new FileNotice(f.Path, f.Detail, null))]);
    }

    private static string KindOf(WatchNotice kind) => kind switch
    {
        WatchNotice.Missing => "missing",
        WatchNotice.Watching => "watching",
        WatchNotice.Polling => "polling",
        WatchNotice.Waiting => "waiting",
        _ => "failed",
    };
}
