using DocumentSearch.Indexer;

namespace DocumentSearch.Cli.Render;

/// <summary>Says what an update did, or would do.</summary>
internal interface IUpdateRenderer
{
    void Render(UpdateReport report);

    void Render(PlannedChanges planned);
}
