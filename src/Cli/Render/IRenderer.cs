using DocumentSearch.Indexer;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>Writes an answer to standard output in one form.</summary>
internal interface IRenderer
{
    void Render(SearchResponse response, Freshness freshness);
}
