using System.Globalization;
using DocumentSearch.Indexer.Watch;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Cli.Render;

/// <summary>A line for each update on standard output, and everything else on standard error.</summary>
internal sealed class WatchLines(Output output, IndexLocation location) : IWatchRenderer
{
    public void Render(WatchEvent told, DateTimeOffset time)
    {
        switch (told)
        {
            case WatchEvent.Updated { Report: var report }:
                UpdateLines.WriteNotices(report, location);
                if (UpdateLines.Rebuilt(report) + UpdateLines.Changes(report) is { Length: > 0 } done)
                    output.Line(string.Create(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm:ss}  {done} ({report.Elapsed.TotalSeconds:0.00} s)"));

                if (report.Cancelled)
                    Messages.Notice("stopped: what was done is kept, and the next one goes on from here");

                break;
            case WatchEvent.Notice { Message: var message }:
                Messages.Notice(message);
                break;
        }
    }
}
