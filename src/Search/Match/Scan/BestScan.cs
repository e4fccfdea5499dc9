using System.Runtime.CompilerServices;

namespace DocumentSearch.Search.Match.Scan;

/// <summary>
/// Looks for the best documents of a segment that hold any, or all, of some leaves, and passes over those that cannot be among them: first whole
/// groups of postings, then windows, by the sum of what each leaf scores there at most; in a window that is left, only the leaves
/// without which no document can be good enough are read in a row, and of the others only what may make one good enough (MaxScore: Turtle
/// and Flood, Query evaluation: strategies and optimizations, 1995, here by blocks: Ding and Suel, Faster top-k document retrieval using
/// block-max indexes, SIGIR 2011). What it hands on has the same score as from <see cref="WindowScan"/>: sums of a few floats are exact in a
/// double, in whatever order.
/// </summary>
internal sealed class BestScan
{
    // So many documents are all looked at: then most queries know their total, and the others what is good.
    private const int MinSeen = 1000;

    private readonly SegmentLeaf[] _leaves;
    private readonly bool _needsAll;
    private readonly bool _passesOver;
    private readonly int _maxDoc;
    private readonly Budget _budget;
    private readonly ScanWindow _window;
    private readonly double[] _sums;
    private readonly ulong[] _found;

    /// <param name="leaves">The leaves, with their alternatives that stand in the segment.</param>
    /// <param name="window">The window, empty.</param>
    /// <param name="needsAll">Whether documents must hold all of them.</param>
    /// <param name="passesOver">Whether only the best are wanted.</param>
    /// <param name="maxDoc">Number of documents of the segment.</param>
    /// <param name="budget">Once spent, there are no more documents.</param>
    public BestScan(IReadOnlyList<SegmentLeaf> leaves, ScanWindow window, bool needsAll, bool passesOver, int maxDoc, Budget budget)
    {
        _leaves = [.. leaves.Where(static l => l.Ways.Count > 0)];
        if (needsAll)
            _leaves = _leaves.Length < leaves.Count ? [] : [.. _leaves.OrderByDescending(static l => l.Cost)];

        (_needsAll, _passesOver) = (needsAll, passesOver);
        (_window, _sums, _found) = (window, window.Sums, window.Found);
        _maxDoc = maxDoc;
        _budget = budget;
    }

    /// <summary>Hands those that may be among the best to a collector, in the order of the index.</summary>
    /// <returns>Whether others were passed over, so that not all that match were handed on.</returns>
    public bool Run(HitCollector hits)
    {
        var hasPassedOver = false;
        var (coarse, coarseEnd) = (0.0, 0);
        for (var (start, isSpent) = (0, false); start < _maxDoc && _leaves.Length > 0 && !isSpent; isSpent = _budget.IsSpentNow())
        {
            // What rounds to the same score is as good.
            var needed = !_passesOver || hits.Seen < MinSeen ? float.NegativeInfinity : MathF.BitDecrement(hits.Least);
            hasPassedOver |= needed > 0;
            if (needed > 0 && start >= coarseEnd)
                (coarse, coarseEnd) = Coarse(start);

            if (needed > 0 && coarse < needed)
            {
                start = coarseEnd;
                continue;
            }

            var end = Math.Min(_maxDoc, start + ScanWindow.Size);
            var spared = _needsAll ? _leaves.Length - 1 : 0;
            if (needed > 0)
            {
                end = Math.Min(end, coarseEnd);
                if (_leaves is [{ Ways: [{ Bounds: TermBounds only }] }])
                    end = Math.Min(end, only.BlockEnd(start));

                spared = Spared(start, end, needed);
            }
            else
            {
                foreach (var leaf in _leaves)
                    leaf.Unbind();
            }

            if (spared < _leaves.Length)
                Score(start, end, spared, needed, hits);

            start = Math.Max(end, Next());
        }

        return hasPassedOver;
    }

    // No document before it holds any of the leaves, or all of them.
    private int Next()
    {
        var next = _leaves[0].Next;
        foreach (var leaf in _leaves)
            next = _needsAll ? Math.Max(next, leaf.Next) : Math.Min(next, leaf.Next);

        return next;
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

        if (_needsAll)
            return SparedOfAll(needed);

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

    // The rarest leaf is last.
    private int SparedOfAll(float needed)
    {
        var sum = 0.0;
        foreach (var leaf in _leaves)
        {
            if (leaf.CannotStand)
                return _leaves.Length;

            sum += leaf.Bound;
        }

        return sum < needed ? _leaves.Length : _leaves.Length - 1;
    }

    private void Score(int start, int end, int spared, float needed, HitCollector hits)
    {
        var rest = 0.0;
        for (var i = 0; i < spared; i++)
            rest += _leaves[i].Bound;

        SetNeeded(spared, needed, rest);
        var count = spared == _leaves.Length - 1 && _leaves[spared].Ways is [var only]
            ? TakeOne(only, start, end, needed - rest)
            : TakeSums(start, end, spared, needed - rest);
        Complete(start, spared, needed, rest, count, hits);
    }

    // Where positions have to be read, it is only where they may be of use.
    private void SetNeeded(int spared, float needed, double rest)
    {
        var all = rest;
        for (var i = spared; i < _leaves.Length; i++)
            all += _leaves[i].Bound;

        for (var i = 0; i < _leaves.Length; i++)
            _leaves[i].Needed = i < spared || needed <= 0 ? 0 : (float)(needed - (all - _leaves[i].Bound));
    }

    private int TakeOne(Way way, int start, int end, double needed)
    {
        var good = new Good(_window.Candidates, _sums, (float)needed);
        way.Walk(start, end, ref good);
        return good.Count;
    }

    private int TakeSums(int start, int end, int spared, double needed)
    {
        var foundByLeaf = _window.FoundByLeaf;
        for (var i = spared; i < _leaves.Length; i++)
        {
            if (_leaves[i].Ways.Count == 1)
            {
                _leaves[i].AddTo(start, end, _sums, _found, _window);
                continue;
            }

            _leaves[i].AddTo(start, end, _sums, foundByLeaf, _window);
            for (var k = 0; k < _found.Length; k++)
                _found[k] |= foundByLeaf[k];

            Array.Clear(foundByLeaf);
        }

        var count = 0;
        var candidates = _window.Candidates;
        foreach (var at in new SetBits(_found))
        {
            if (_sums[at] >= needed)
                (candidates[count], _sums[count++]) = (at, _sums[at]);
        }

        Array.Clear(_sums, count, end - start - count);
        Array.Clear(_found);
        return count;
    }

    // Adds what the spared leaves add to the documents that may be good enough with them, the weightiest first.
    private void Complete(int start, int spared, float needed, double rest, int count, HitCollector hits)
    {
        var scores = _sums.AsSpan(0, count);
        var candidates = _window.Candidates;
        for (var i = spared - 1; i >= 0 && count > 0; i--)
        {
            rest -= _leaves[i].Bound;
            var kept = 0;
            for (var k = 0; k < count; k++)
            {
                var added = _leaves[i].ScoreAt(start + candidates[k]);
                if (added < 0 && _needsAll)
                    continue;

                var score = scores[k] + Math.Max(0, added);
                if (score + rest >= needed)
                    (candidates[kept], scores[kept++]) = (candidates[k], score);
            }

            count = kept;
        }

        for (var k = 0; k < count; k++)
            hits.TakeGood(start + candidates[k], (float)scores[k]);

        scores.Clear();
    }

    private ref struct Good(Span<int> candidates, Span<double> scores, float needed) : IFound
    {
        private readonly Span<int> _candidates = candidates;
        private readonly Span<double> _scores = scores;

        public int Count { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(int at, float score)
        {
            if (score < needed)
                return;

            _candidates[Count] = at;
            _scores[Count++] = score;
        }
    }
}
