using DocumentSearch.Indexer.Watch;

namespace DocumentSearch.Cli.Render;

/// <summary>A form in which a watch is told.</summary>
internal interface IWatchRenderer
{
    void Render(WatchEvent told, DateTimeOffset time);
}
