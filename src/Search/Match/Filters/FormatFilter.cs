using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Filters;

/// <summary>Documents of a format.</summary>
internal sealed class FormatFilter(string text, string format) : DocumentFilter(text)
{
    public override Func<int, bool> In(AtomicReader segment)
    {
        if (segment.GetSortedDocValues(IndexFields.Format) is not { } formats)
            return static _ => false;

        var wanted = formats.LookupTerm(new BytesRef(format));
        return wanted < 0 ? static _ => false : doc => formats.GetOrd(doc) == wanted;
    }
}
