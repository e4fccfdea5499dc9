using DocumentSearch.Extract;

namespace DocumentSearch.Cli.Render;

/// <summary>Writes documents as they are read out of their files.</summary>
internal interface IExtractRenderer
{
    void Render(ReadDocument document);

    /// <summary>Writes out what was rendered so far.</summary>
    void Flush();
}
