namespace DocumentSearch.Search.Match.Scan;

/// <summary>
/// Looks for the best documents of a segment that hold any of some leaves, and passes over those that cannot be among them: first whole
/// groups of postings, then windows, by the sum of what each leaf scores there at most; in a window that is left, only the leaves
/// without which no document can be good enough are read in a row, and of the others only what may make one good enough (MaxScore: Turtle
/// and Flood, Query evaluation: strategies and optimizations, 1995, here by blocks: Ding and Suel, Faster top-k document retrieval using
/// block-max indexes, SIGIR 2011). What it hands on has the same score as from <see cref="WindowScan"/>: sums of a few floats are exact in a
/// double, in whatever order.
/// </summary>
internal sealed class BestScan
{
    private readonly SegmentLeaf[] _leaves;
    private readonly int _maxDoc;
    private readonly Budget _budget;
    private readonly double[] _sums = new double[WindowScan.Size];
    private readonly ulong[] _found = new ulong[WindowScan.Size / SetBits.WordBits];
    private readonly ulong[] _foundByLeaf = new ulong[WindowScan.Size / SetBits.WordBits];
    private readonly float[] _best;
    private readonly int[] _candidates = new int[WindowScan.Size];

    /// <param name="leaves">The leaves, with their alternatives that stand in the segment.</param>
    /// <param name="maxDoc">Number of documents of the segment.</param>
    /// <param name="budget">Once spent, there are no more documents.</param>
    public BestScan(IReadOnlyList<SegmentLeaf> leaves, int maxDoc, Budget budget)
    {
        _leaves = [.. leaves.Where(static l => l.Ways.Count > 0)];
        _best = Array.Exists(_leaves, static l => l.Ways.Count > 1) ? new float[WindowScan.Size] : [];
        _maxDoc = maxDoc;
        _budget = budget;
    }

    /// <summary>Hands those that may be among the best to a collector, in the order of the index.</summary>
    public void Run(HitCollector hits)
    {
        var (coarse, coarseEnd) = (0.0, 0);
        for (var (start, isSpent) = (0, false); start < _maxDoc && _leaves.Length > 0 && !isSpent; isSpent = _budget.IsSpentNow())
        {
            // What rounds to the same score is as good.
            var needed = MathF.BitDecrement(hits.Least);
            if (needed > 0 && start >= coarseEnd)
                (coarse, coarseEnd) = Coarse(start);

            if (needed > 0 && coarse < needed)
            {
                start = coarseEnd;
                continue;
            }

            var end = Math.Min(_maxDoc, start + WindowScan.Size);
            if (needed > 0)
                end = Math.Min(end, coarseEnd);

            var spared = needed > 0 ? Spared(start, end, needed) : 0;
            if (spared < _leaves.Length)
                Score(start, end, spared, needed, hits);

            start = Math.Max(end, _leaves.Min(static l => l.Next));
        }
    }

    private (double Most, int End) Coarse(int start)
    {
        var (most, end) = (0.0, _maxDoc);
        foreach (var leaf in _leaves)
        {
            most += leaf.Coarse(start, out var leafEnd);
            end = Math.Min(end, leafEnd);
        }

        return (most, end);
    }

    // Puts the leaves in the order of what they score at most in a window. Returns how many of the first of them do not make a document
    // good enough together.
    private int Spared(int start, int end, float needed)
    {
        foreach (var leaf in _leaves)
            leaf.Bound = leaf.Fine(start, end);

        for (var i = 1; i < _leaves.Length; i++)
        {
            var leaf = _leaves[i];
            var at = i;
            for (; at > 0 && _leaves[at - 1].Bound > leaf.Bound; at--)
                _leaves[at] = _leaves[at - 1];

            _leaves[at] = leaf;
        }

        var sum = 0.0;
        for (var i = 0; i < _leaves.Length; i++)
        {
            sum += _leaves[i].Bound;
            if (sum >= needed)
                return i;
        }

        return _leaves.Length;
    }

    private void Score(int start, int end, int spared, float needed, HitCollector hits)
    {
        if (needed > 0)
            SetNeeded(spared, needed);

        for (var i = spared; i < _leaves.Length; i++)
        {
            if (_leaves[i].Ways.Count == 1)
            {
                _leaves[i].AddTo(start, end, _sums, _found, _best);
                continue;
            }

            _leaves[i].AddTo(start, end, _sums, _foundByLeaf, _best);
            for (var k = 0; k < _found.Length; k++)
                _found[k] |= _foundByLeaf[k];

            Array.Clear(_foundByLeaf);
        }

        if (spared == 0)
            hits.TakeBest(start, _sums, _found);
        else
            Complete(start, spared, needed, hits);

        Array.Clear(_sums, 0, end - start);
        Array.Clear(_found);
    }

    private void SetNeeded(int spared, float needed)
    {
        var all = 0.0;
        foreach (var leaf in _leaves)
            all += leaf.Bound;

        for (var i = 0; i < _leaves.Length; i++)
            _leaves[i].Needed = i < spared ? 0 : (float)(needed - (all - _leaves[i].Bound));
    }

    // Adds what the spared leaves add to the documents that may be good enough with them, the weightiest first.
    private void Complete(int start, int spared, float needed, HitCollector hits)
    {
        var rest = 0.0;
        for (var i = 0; i < spared; i++)
            rest += _leaves[i].Bound;

        var count = 0;
        foreach (var at in new SetBits(_found))
        {
            if (_sums[at] + rest >= needed)
                _candidates[count++] = at;
        }

        for (var i = spared - 1; i >= 0 && count > 0; i--)
        {
            rest -= _leaves[i].Bound;
            var kept = 0;
            foreach (var at in _candidates.AsSpan(0, count))
            {
                _sums[at] += _leaves[i].ScoreAt(start + at);
                if (_sums[at] + rest >= needed)
                    _candidates[kept++] = at;
            }

            count = kept;
        }

        foreach (var at in _candidates.AsSpan(0, count))
            hits.TakeGood(start + at, (float)_sums[at]);
    }
}
