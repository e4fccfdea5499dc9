using DocumentSearch.IndexFormat;
using Lucene.Net.Index;

namespace DocumentSearch.Search.Match.Filters;

/// <summary>Documents whose source is of a size in bytes, both bounds included.</summary>
internal sealed class SizeFilter(string text, long min, long max) : DocumentFilter(text)
{
    public override Func<int, bool> In(AtomicReader segment)
    {
        var sizes = segment.GetNumericDocValues(IndexFields.Length);
        return doc => sizes.Get(doc) is var size && size >= min && size <= max;
    }
}
