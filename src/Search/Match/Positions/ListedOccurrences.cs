namespace DocumentSearch.Search.Match.Positions;

/// <summary>
/// The occurrences of many terms in a few documents, gathered term by term: postings that are open take kilobytes each, and
/// thousands of them at a time would take too much.
/// </summary>
/// <param name="found">The occurrences by document.</param>
internal sealed class ListedOccurrences(SortedDictionary<int, List<Occurrence>> found) : OccurrenceCursor
{
    private readonly int[] _docs = [.. found.Keys];
    private int _at = -1;

    public override int Doc => _at < 0 ? -1 : _at < _docs.Length ? _docs[_at] : End;

    public override long Cost => _docs.Length;

    public override int Advance(int doc)
    {
        do
            _at++;
        while (_at < _docs.Length && _docs[_at] < doc);

        return Doc;
    }

    public override float Frequency() => Read().Count;

    public override List<Occurrence> Read() => found[Doc];
}
