using DocumentSearch.Search.Match.Expansion;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace DocumentSearch.Search.Match.Positions;

/// <summary>
/// The documents and counts of many terms together, added up in advance: a heap of thousands of postings would be slower by
/// far. Counts are kept in quarters and end at 63: beyond that one more makes no difference to a score.
/// </summary>
internal sealed class SummedCounts : OccurrenceCursor
{
    private const float Unit = 0.25f;

    // With fewer documents than this share of the segment, a sorted list is smaller than an array of all.
    private const int SparseShare = 16;

    private readonly byte[]? _dense;
    private readonly int[] _docs = [];
    private readonly byte[] _counts = [];
    private int _at = -1;
    private int _doc = -1;

    /// <param name="segment">The segment.</param>
    /// <param name="field">The terms' field.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="budget">Once spent, the terms that are left do not count.</param>
    public SummedCounts(AtomicReader segment, string field, IReadOnlyList<SegmentTerm> terms, Budget budget)
    {
        var documents = terms.Sum(t => (long)t.Documents);
        Cost = Math.Min(documents, segment.MaxDoc);
        if (documents >= segment.MaxDoc / SparseShare)
        {
            var dense = _dense = new byte[segment.MaxDoc];
            Walk(segment, field, terms, budget, (doc, count) => dense[doc] = (byte)Math.Min(byte.MaxValue, dense[doc] + count));
            return;
        }

        var pairs = new Dictionary<int, int>();
        Walk(segment, field, terms, budget, (doc, count) => pairs[doc] = pairs.GetValueOrDefault(doc) + count);
        _docs = [.. pairs.Keys.Order()];
        _counts = [.. _docs.Select(d => (byte)Math.Min(byte.MaxValue, pairs[d]))];
    }

    /// <summary>Number of documents, deleted ones not counted.</summary>
    public int Documents => _dense is not null ? _dense.Length - _dense.AsSpan().Count((byte)0) : _docs.Length;

    public override int Doc => _doc;

    public override long Cost { get; }

    public override int Advance(int doc)
    {
        if (_dense is not null)
        {
            var next = doc < _dense.Length ? _dense.AsSpan(doc).IndexOfAnyExcept((byte)0) : -1;
            return _doc = next < 0 ? End : doc + next;
        }

        _at = Array.BinarySearch(_docs, _at + 1, _docs.Length - _at - 1, doc);
        if (_at < 0)
            _at = ~_at;

        return _doc = _at < _docs.Length ? _docs[_at] : End;
    }

    public override float Frequency() => (_dense is not null ? _dense[_doc] : _counts[_at]) * Unit;

    public override List<Occurrence> Read() => throw new NotSupportedException("it only counts");

    private static void Walk(
        AtomicReader segment, string field, IReadOnlyList<SegmentTerm> terms, Budget budget, Action<int, int> add)
    {
        var dictionary = segment.GetTerms(field).GetEnumerator();
        DocsEnum? postings = null;
        foreach (var term in terms)
        {
            if (budget.IsSpent())
                return;

            dictionary.SeekExact(term.Term, term.State);
            postings = dictionary.Docs(segment.LiveDocs, postings, DocsFlags.FREQS);
            for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
                add(doc, (int)Math.Min(byte.MaxValue, Math.Max(1, postings.Freq * term.Weight / Unit)));
        }
    }
}
