namespace DocumentSearch.Search.Match;

/// <summary>
/// Documents that may be among the best by their scores, before anything of them is read: the best few, and all that are as good as the last
/// of these. That few is twice as many as are wanted, since of identical ones only one is kept.
/// </summary>
/// <param name="wanted">Number of hits wanted.</param>
internal sealed class Candidates(int wanted)
{
    private readonly int _size = 2 * wanted;
    private readonly PriorityQueue<int, float> _best = new();
    private readonly List<(SegmentValues Segment, int Doc, float Score)> _all = [];

    /// <summary>What a document has to score at least; the others have been forgotten.</summary>
    public float Least { get; private set; } = float.NegativeInfinity;

    /// <summary>Adds a document if it is good enough.</summary>
    /// <param name="segment">The doc values of its segment.</param>
    /// <param name="doc">Lucene's number of it in the snapshot.</param>
    /// <param name="score">Its score.</param>
    public void Offer(SegmentValues segment, int doc, float score)
    {
        if (score < Least)
            return;

        _all.Add((segment, doc, score));
        if (_best.Count < _size)
            _best.Enqueue(0, score);
        else
            _best.EnqueueDequeue(0, score);

        if (_best.Count == _size && _best.TryPeek(out _, out var least))
            Least = least;
    }

    /// <summary>Those that are good enough, the best first.</summary>
    public List<(SegmentValues Segment, int Doc, float Score)> BestFirst()
    {
        _all.RemoveAll(c => c.Score < Least);
        _all.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Doc.CompareTo(b.Doc));
        return _all;
    }
}
