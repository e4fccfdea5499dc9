using Lucene.Net.Index;

namespace DocumentSearch.Search.Match.Filters;

/// <summary>Documents of a time.</summary>
/// <param name="text">What was typed, in canonical form.</param>
/// <param name="from">The first moment, in ticks of UTC.</param>
/// <param name="to">The first moment that is too late.</param>
/// <param name="ofFile">Whether what the document itself states does not count.</param>
internal sealed class DateFilter(string text, long from, long to, bool ofFile) : DocumentFilter(text)
{
    public override Func<int, bool> In(AtomicReader segment)
    {
        var dates = DocumentDates.Of(segment, ofFile);
        return doc => dates(doc) is var date && date >= from && date < to;
    }
}
