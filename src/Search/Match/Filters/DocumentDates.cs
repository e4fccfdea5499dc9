using DocumentSearch.IndexFormat;
using Lucene.Net.Index;

namespace DocumentSearch.Search.Match.Filters;

/// <summary>The date of a document: the one that it states, else that of its file's last modification.</summary>
internal static class DocumentDates
{
    /// <summary>The dates of a segment's documents, by Lucene's number there, in ticks of UTC.</summary>
    public static Func<int, long> Of(AtomicReader segment, bool ofFile = false)
    {
        var modified = segment.GetNumericDocValues(IndexFields.Modified);
        if (ofFile || segment.GetNumericDocValues(IndexFields.Stated) is not { } stated)
            return modified.Get;

        var hasStated = segment.GetDocsWithField(IndexFields.Stated);
        return doc => hasStated.Get(doc) ? stated.Get(doc) : modified.Get(doc);
    }
}
