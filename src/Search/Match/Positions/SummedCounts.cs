using System.Runtime.InteropServices;
using DocumentSearch.IndexFormat.Postings;
using DocumentSearch.Search.Match.Expansion;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

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
    private byte _least = 1;

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
            var dense = new Dense(_dense = new byte[segment.MaxDoc]);
            Walk(segment, field, terms, budget, ref dense);
            return;
        }

        var sparse = new Sparse([]);
        Walk(segment, field, terms, budget, ref sparse);
        _docs = [.. sparse.Pairs.Keys.Order()];
        _counts = [.. _docs.Select(d => (byte)Math.Min(byte.MaxValue, sparse.Pairs[d]))];
    }

    /// <summary>How often they have to stand in a document together for it to be a candidate, before <see cref="Limit"/>; others are passed over.</summary>
    public float LeastFrequency
    {
        set => _least = (byte)Math.Clamp(MathF.Floor(value / Unit), 1, byte.MaxValue);
    }

    /// <summary>From this document on all are candidates.</summary>
    public int Limit { get; set; } = End;

    /// <summary>Number of documents, deleted ones not counted.</summary>
    public int Documents => _dense is not null ? _dense.Length - _dense.AsSpan().Count((byte)0) : _docs.Length;

    public override int Doc => _doc;

    public override long Cost { get; }

    public override int Advance(int doc)
    {
        if (_dense is not null)
        {
            var limit = Math.Min(Limit, _dense.Length);
            if (doc < limit && _dense.AsSpan(doc, limit - doc).IndexOfAnyInRange(_least, byte.MaxValue) is >= 0 and var good)
                return _doc = doc + good;

            doc = Math.Max(doc, limit);
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

    private static void Walk<TSums>(AtomicReader segment, string field, IReadOnlyList<SegmentTerm> terms, Budget budget, ref TSums sums)
        where TSums : struct, ISums
    {
        var dictionary = segment.GetTerms(field).GetEnumerator();
        DocsEnum? postings = null;
        foreach (var term in terms)
        {
            if (budget.IsSpent())
                return;

            dictionary.SeekExact(term.Term, term.State);
            postings = dictionary.Docs(segment.LiveDocs, postings, DocsFlags.FREQS);
            if (postings is BoundedPostings blocks)
                Walk(blocks, segment.LiveDocs, term.Weight, ref sums);
            else
                Walk(postings, term.Weight, ref sums);
        }
    }

    private static void Walk<TSums>(BoundedPostings postings, IBits? liveDocs, float weight, ref TSums sums)
        where TSums : struct, ISums
    {
        for (var from = 0; ;)
        {
            postings.ReadFrom(from, out var documents, out var frequencies);
            if (documents.IsEmpty)
                return;

            for (var i = 0; i < documents.Length; i++)
            {
                if (liveDocs?.Get(documents[i]) != false)
                    sums.Add(documents[i], Units(frequencies[i], weight));
            }

            from = documents[^1] + 1;
        }
    }

    private static void Walk<TSums>(DocsEnum postings, float weight, ref TSums sums)
        where TSums : struct, ISums
    {
        for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
            sums.Add(doc, Units(postings.Freq, weight));
    }

    private static int Units(int frequency, float weight) => (int)Math.Min(byte.MaxValue, Math.Max(1, frequency * weight / Unit));

    private interface ISums
    {
        void Add(int doc, int count);
    }

    private readonly struct Dense(byte[] counts) : ISums
    {
        public void Add(int doc, int count) => counts[doc] = (byte)Math.Min(byte.MaxValue, counts[doc] + count);
    }

    private readonly struct Sparse(Dictionary<int, int> pairs) : ISums
    {
        public Dictionary<int, int> Pairs => pairs;

        public void Add(int doc, int count) => CollectionsMarshal.GetValueRefOrAddDefault(pairs, doc, out _) += count;
    }
}
