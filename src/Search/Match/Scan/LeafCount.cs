using System.Numerics;
using DocumentSearch.IndexFormat.Postings;
using DocumentSearch.Search.Match.Positions;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Scan;

/// <summary>Counts the documents of a segment that hold any, and all, of some leaves. Nothing is scored.</summary>
internal sealed class LeafCount
{
    private const int Size = 1 << 14;

    // Reading positions takes as long as going over several documents.
    private const int CostOfPositions = 8;

    private readonly ulong[] _any = new ulong[Size / SetBits.WordBits];
    private readonly ulong[] _all = new ulong[Size / SetBits.WordBits];
    private readonly ulong[] _here = new ulong[Size / SetBits.WordBits];

    /// <summary>Number of documents with any of the leaves.</summary>
    public int Any { get; private set; }

    /// <summary>Number of documents with all of them.</summary>
    public int All { get; private set; }

    /// <summary>What it costs to count a leaf, in documents of a term.</summary>
    public static long Cost(SegmentLeaf leaf) => leaf.Ways.Sum(static w => w.Cursor is TermCounts or SummedCounts ? w.Cursor.Cost : CostOfPositions * w.Cursor.Cost);

    /// <summary>How many documents hold a leaf at least, without counting.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="deleted">Number of deleted documents in the segment.</param>
    public static long Least(SegmentLeaf leaf, int deleted) => leaf.Ways.Select(w => w.Cursor switch
    {
        TermCounts term => Math.Max(0, term.Cost - deleted),
        SummedCounts sum => sum.Documents,
        _ => 0,
    }).DefaultIfEmpty().Max();

    /// <summary>Adds the documents of a segment.</summary>
    /// <param name="leaves">The leaves, of which nothing has been read.</param>
    /// <param name="maxDoc">Number of documents of the segment.</param>
    /// <param name="liveDocs">Those that are not deleted; null if all are there.</param>
    /// <param name="budget">Once spent, no more are counted.</param>
    public void Add(IReadOnlyList<SegmentLeaf> leaves, int maxDoc, IBits? liveDocs, Budget budget)
    {
        for (var start = 0; start < maxDoc && !budget.IsSpentNow(); start += Size)
        {
            var end = Math.Min(maxDoc, start + Size);
            Array.Clear(_any);
            Array.Fill(_all, ulong.MaxValue);
            foreach (var leaf in leaves)
            {
                Array.Clear(_here);
                foreach (var way in leaf.Ways)
                    Mark(way, start, end, liveDocs);

                for (var i = 0; i < _here.Length; i++)
                {
                    _any[i] |= _here[i];
                    _all[i] &= _here[i];
                }
            }

            for (var i = 0; i < _any.Length; i++)
            {
                Any += BitOperations.PopCount(_any[i]);
                All += BitOperations.PopCount(_any[i] & _all[i]);
            }
        }
    }

    private void Mark(Way way, int start, int end, IBits? liveDocs)
    {
        if ((way.Cursor as TermCounts)?.Postings is { } postings)
        {
            Mark(postings, start, end, liveDocs);
            return;
        }

        var doc = way.Cursor.Doc < start ? way.Cursor.Advance(start) : way.Cursor.Doc;
        for (; doc < end; doc = way.Cursor.Advance(doc + 1))
        {
            if (way.Cursor.Frequency() > 0)
                _here[(doc - start) / SetBits.WordBits] |= 1UL << (doc - start);
        }
    }

    private void Mark(BoundedPostings postings, int start, int end, IBits? liveDocs)
    {
        for (var from = start; from < end;)
        {
            var documents = postings.ReadFrom(from);
            if (documents.IsEmpty)
                return;

            from = documents[^1] + 1;
            foreach (var doc in documents)
            {
                if (doc >= end)
                    return;

                if (liveDocs?.Get(doc) != false)
                    _here[(doc - start) / SetBits.WordBits] |= 1UL << (doc - start);
            }
        }
    }
}
