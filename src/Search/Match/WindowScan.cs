using DocumentSearch.Search.Match.Positions;

namespace DocumentSearch.Search.Match;

/// <summary>
/// Scores the documents of a segment that hold any of some leaves: a window of them at a time, in it one leaf after the other,
/// so that postings are read in a row and the sums stay in the processor's nearest cache.
/// </summary>
internal sealed class WindowScan
{
    /// <summary>Documents of a window.</summary>
    public const int Size = 1 << 11;

    private readonly List<LeafScorer.Way>[] _leaves;
    private readonly int _maxDoc;
    private readonly Budget _budget;
    private readonly double[] _sums = new double[Size];
    private readonly ulong[] _found = new ulong[Size / SetBits.WordBits];
    private readonly float[] _best;
    private readonly ulong[] _foundByLeaf = new ulong[Size / SetBits.WordBits];
    private readonly ulong[] _foundByAll = new ulong[Size / SetBits.WordBits];
    private readonly bool _standsAll;

    /// <param name="leaves">The alternatives of each leaf that stand in the segment.</param>
    /// <param name="maxDoc">Number of documents of the segment.</param>
    /// <param name="budget">Once spent, there are no more documents.</param>
    public WindowScan(IEnumerable<List<LeafScorer.Way>> leaves, int maxDoc, Budget budget)
    {
        var all = leaves.ToList();
        _leaves = [.. all.Where(static ways => ways.Count > 0)];
        _standsAll = _leaves.Length == all.Count;
        _best = Array.Exists(_leaves, static ways => ways.Count > 1) ? new float[Size] : [];
        _maxDoc = maxDoc;
        _budget = budget;
    }

    /// <summary>Hands them all to a collector, in the order of the index.</summary>
    public void Run(HitCollector hits)
    {
        // One window at least: opening the postings may have taken all the time.
        for (var (next, isSpent) = (First(), false); next < _maxDoc && !isSpent; isSpent = _budget.IsSpentNow())
        {
            var start = next & -Size;
            var end = Math.Min(_maxDoc, start + Size);
            next = OccurrenceCursor.End;
            Array.Fill(_foundByAll, _standsAll ? ulong.MaxValue : 0);
            foreach (var ways in _leaves)
            {
                next = Math.Min(next, ways is [var only] ? Add(only, start, end) : AddBest(ways, start, end));
                for (var i = 0; i < _found.Length; i++)
                {
                    _found[i] |= _foundByLeaf[i];
                    _foundByAll[i] &= _foundByLeaf[i];
                }

                Array.Clear(_foundByLeaf);
            }

            hits.TakeWindow(start, _sums, _found, _foundByAll);
            Array.Clear(_sums);
            Array.Clear(_found);
        }
    }

    private int First()
    {
        var first = OccurrenceCursor.End;
        foreach (var way in _leaves.SelectMany(static ways => ways))
            first = Math.Min(first, way.Cursor.Advance(0));

        return first;
    }

    // Returns the first document behind the window.
    private int Add(LeafScorer.Way way, int start, int end)
    {
        var (scorer, sums, found) = (way.Scorer, _sums, _foundByLeaf);
        var doc = way.Cursor.Doc;
        if (way.Cursor is TermCounts { Postings: var postings })
        {
            for (; doc < end; doc = postings.NextDoc())
                Found(doc - start, scorer.Score(doc, postings.Freq));

            return doc;
        }

        for (; doc < end; doc = way.Cursor.Advance(doc + 1))
        {
            if (way.Cursor.Frequency() is > 0 and var frequency)
                Found(doc - start, scorer.Score(doc, frequency));
        }

        return doc;

        void Found(int at, float score)
        {
            sums[at] += score;
            found[at / SetBits.WordBits] |= 1UL << at;
        }
    }

    private int AddBest(List<LeafScorer.Way> ways, int start, int end)
    {
        var next = OccurrenceCursor.End;
        foreach (var (_, cursor, scorer) in ways)
        {
            var doc = cursor.Doc;
            for (; doc < end; doc = cursor.Advance(doc + 1))
            {
                if (cursor.Frequency() is > 0 and var frequency)
                    Better(doc - start, scorer.Score(doc, frequency));
            }

            next = Math.Min(next, doc);
        }

        foreach (var at in new SetBits(_foundByLeaf))
            _sums[at] += _best[at];

        return next;

        void Better(int at, float score)
        {
            ref var bits = ref _foundByLeaf[at / SetBits.WordBits];
            var bit = 1UL << at;
            if ((bits & bit) == 0 || _best[at] < score)
                _best[at] = score;

            bits |= bit;
        }
    }
}
