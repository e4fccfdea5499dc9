using DocumentSearch.Search.Match.Positions;

namespace DocumentSearch.Search.Match.Scan;

/// <summary>
/// Scores the documents of a segment that hold any of some leaves: a window of them at a time, in it one leaf after the other,
/// so that postings are read in a row and the sums stay in the processor's nearest cache.
/// </summary>
internal sealed class WindowScan
{
    /// <summary>Documents of a window.</summary>
    public const int Size = 1 << 11;

    private readonly SegmentLeaf[] _leaves;
    private readonly int _maxDoc;
    private readonly Budget _budget;
    private readonly double[] _sums = new double[Size];
    private readonly ulong[] _found = new ulong[Size / SetBits.WordBits];
    private readonly float[] _best;
    private readonly ulong[] _foundByLeaf = new ulong[Size / SetBits.WordBits];
    private readonly ulong[] _foundByAll = new ulong[Size / SetBits.WordBits];
    private readonly bool _standsAll;

    /// <param name="leaves">The leaves, with their alternatives that stand in the segment.</param>
    /// <param name="maxDoc">Number of documents of the segment.</param>
    /// <param name="budget">Once spent, there are no more documents.</param>
    public WindowScan(IReadOnlyList<SegmentLeaf> leaves, int maxDoc, Budget budget)
    {
        _leaves = [.. leaves.Where(static l => l.Ways.Count > 0)];
        _standsAll = _leaves.Length == leaves.Count;
        _best = Array.Exists(_leaves, static l => l.Ways.Count > 1) ? new float[Size] : [];
        _maxDoc = maxDoc;
        _budget = budget;
    }

    /// <summary>Hands them all to a collector, in the order of the index.</summary>
    public void Run(HitCollector hits)
    {
        // One window at least: opening the postings may have taken all the time.
        for (var (start, isSpent) = (0, false); start < _maxDoc && _leaves.Length > 0 && !isSpent; isSpent = _budget.IsSpentNow())
        {
            var end = Math.Min(_maxDoc, start + Size);
            var next = OccurrenceCursor.End;
            Array.Fill(_foundByAll, _standsAll ? ulong.MaxValue : 0);
            foreach (var leaf in _leaves)
            {
                leaf.AddTo(start, end, _sums, _foundByLeaf, _best);
                next = Math.Min(next, leaf.Next);
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
            start = next;
        }
    }
}
