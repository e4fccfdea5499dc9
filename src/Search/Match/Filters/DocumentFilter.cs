using Lucene.Net.Index;

namespace DocumentSearch.Search.Match.Filters;

/// <summary>What is asked of a document beside its words. It is asked only of documents that are hits otherwise.</summary>
/// <param name="text">What was typed, in canonical form.</param>
internal abstract class DocumentFilter(string text)
{
    /// <summary>What was typed, in canonical form.</summary>
    public string Text { get; } = text;

    /// <summary>The filter over one segment: whether a document of it, by Lucene's number there, passes. Not safe for several threads.</summary>
    public abstract Func<int, bool> In(AtomicReader segment);
}
