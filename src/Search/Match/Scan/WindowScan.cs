using DocumentSearch.Search.Match.Positions;

namespace DocumentSearch.Search.Match.Scan;

/// <summary>
/// Scores the documents of a segment that hold any of some leaves: a window of them at a time, in it one leaf after the other,
/// so that postings are read in a row and the sums stay in the processor's nearest cache.
/// </summary>
internal sealed class WindowScan
{
    private readonly SegmentLeaf[] _leaves;
    private readonly int _maxDoc;
    private readonly Budget _budget;
    private readonly ScanWindow _window;
    private readonly bool _standsAll;

    /// <param name="leaves">The leaves, with their alternatives that stand in the segment.</param>
    /// <param name="window">The window, empty.</param>
    /// <param name="maxDoc">Number of documents of the segment.</param>
    /// <param name="budget">Once spent, there are no more documents.</param>
    public WindowScan(IReadOnlyList<SegmentLeaf> leaves, ScanWindow window, int maxDoc, Budget budget)
    {
        _leaves = [.. leaves.Where(static l => l.Ways.Count > 0)];
        _standsAll = _leaves.Length == leaves.Count;
        _window = window;
        _maxDoc = maxDoc;
        _budget = budget;
    }

    /// <summary>Hands them all to a collector, in the order of the index.</summary>
    public void Run(HitCollector hits)
    {
        var (found, foundByLeaf, foundByAll) = (_window.Found, _window.FoundByLeaf, _window.FoundByAll);
        // One window at least: opening the postings may have taken all the time.
        for (var (start, isSpent) = (0, false); start < _maxDoc && _leaves.Length > 0 && !isSpent; isSpent = _budget.IsSpentNow())
        {
            var end = Math.Min(_maxDoc, start + ScanWindow.Size);
            var next = OccurrenceCursor.End;
            Array.Fill(foundByAll, _standsAll ? ulong.MaxValue : 0);
            foreach (var leaf in _leaves)
            {
                leaf.AddTo(start, end, _window.Sums, foundByLeaf, _window);
                next = Math.Min(next, leaf.Next);
                for (var i = 0; i < found.Length; i++)
                {
                    found[i] |= foundByLeaf[i];
                    foundByAll[i] &= foundByLeaf[i];
                }

                Array.Clear(foundByLeaf);
            }

            hits.TakeWindow(start, _window.Sums, found, foundByAll);
            Array.Clear(_window.Sums);
            Array.Clear(found);
            start = next;
        }
    }
}
