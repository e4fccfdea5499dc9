using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Filters;

/// <summary>Documents by their path.</summary>
internal sealed class PathFilter(string text, Func<string, bool> passes) : DocumentFilter(text)
{
    public override Func<int, bool> In(AtomicReader segment)
    {
        var paths = segment.GetBinaryDocValues(IndexFields.Path);
        var bytes = new BytesRef();
        return doc =>
        {
            paths.Get(doc, bytes);
            return passes(bytes.Utf8ToString());
        };
    }
}
