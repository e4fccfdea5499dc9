using DocumentSearch.IndexFormat.Analysis;

namespace DocumentSearch.Indexer.Write;

/// <summary>What one thread of a batch has for itself.</summary>
/// <param name="language">The language by which words are stemmed.</param>
/// <param name="session">The index.</param>
/// <param name="gathers">Whether there are many documents.</param>
internal sealed class BatchWorker(Language language, IndexSession session, bool gathers) : IDisposable
{
    /// <summary>Makes documents.</summary>
    public DocumentFields Fields { get; } = new(language);

    /// <summary>Takes them.</summary>
    public DocumentWriter Writer { get; } = new(session, gathers);

    /// <inheritdoc/>
    public void Dispose() => Fields.Dispose();
}
