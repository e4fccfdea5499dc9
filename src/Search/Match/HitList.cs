namespace DocumentSearch.Search.Match;

/// <summary>
/// The best hits so far, of identical documents only one. Order: rank, then path, so that it does not depend on how the index
/// came to be.
/// </summary>
/// <param name="top">Number of hits kept.</param>
/// <param name="pathsDown">Whether equal hits are ordered by path downwards.</param>
internal sealed class HitList(int top, bool pathsDown)
{
    private readonly PriorityQueue<DocumentHit, DocumentHit> _worstFirst = new(new WorstFirst(pathsDown));
    private readonly Dictionary<DocumentContent, DocumentHit> _byContent = [];

    // Documents that were left out only by their paths, as good as the worst hit: they may be identical to one that is kept.
    private readonly List<(SegmentValues Segment, int Doc, DocumentHit? Hit)> _leftOut = [];
    private double _leftOutRank = double.NegativeInfinity;

    /// <summary>Number of hits kept, at most.</summary>
    public int Wanted => top;

    /// <summary>Whether any hit is kept.</summary>
    public bool TakesAny => top > 0;

    /// <summary>The rank of the worst hit, if as many as are wanted are there; else none has too low a one.</summary>
    public double Least => _worstFirst.Count == top && top > 0 ? _worstFirst.Peek().Rank : double.NegativeInfinity;

    /// <summary>Whether a hit of a rank can be among the best.</summary>
    public bool MayTake(double rank) => _worstFirst.Count < top || top > 0 && rank >= _worstFirst.Peek().Rank;

    /// <summary>
    /// Whether a document of one part is as good as the worst hit but for its path, so that it need not be offered. Of a query
    /// that gives all hits one score, nearly all are.
    /// </summary>
    /// <param name="segment">The doc values of its segment.</param>
    /// <param name="doc">Lucene's number of it in the snapshot.</param>
    /// <param name="rank">Its rank.</param>
    public bool IsBeatenByPath(SegmentValues segment, int doc, double rank)
    {
        if (rank != Least || (segment.ComparePath(doc, _worstFirst.Peek().Path) is var order && (pathsDown ? order >= 0 : order <= 0)))
            return false;

        LeaveOut(segment, doc, null, rank);
        return true;
    }

    public void Offer(DocumentHit hit)
    {
        if (_byContent.TryGetValue(hit.Content, out var known))
        {
            Merge(hit, known);
            return;
        }

        if (_worstFirst.Count < top)
        {
            Add(hit);
            return;
        }

        if (top == 0)
            return;

        var worst = _worstFirst.EnqueueDequeue(hit, hit);
        if (worst != hit)
        {
            _byContent[hit.Content] = hit;
            _byContent.Remove(worst.Content);
        }

        if (worst.Rank == Least)
            LeaveOut(worst.Segment, worst.Parts[0].Doc, worst, worst.Rank);
    }

    /// <summary>The best documents, best first.</summary>
    public List<DocumentHit> Best()
    {
        if (_leftOutRank == Least)
            FindDuplicates();

        var best = new List<DocumentHit>(_worstFirst.Count);
        while (_worstFirst.TryDequeue(out var hit, out _))
            best.Add(hit);

        best.Reverse();
        return best;
    }

    // The better one stands for both.
    private void Merge(DocumentHit hit, DocumentHit known)
    {
        if (_worstFirst.Comparer.Compare(hit, known) <= 0)
        {
            known.Duplicates.Add(hit.Path);
            return;
        }

        hit.Duplicates.AddRange(known.Duplicates);
        hit.Duplicates.Add(known.Path);
        _worstFirst.Remove(known, out _, out _);
        Add(hit);
    }

    private void Add(DocumentHit hit)
    {
        _worstFirst.Enqueue(hit, hit);
        _byContent[hit.Content] = hit;
    }

    private void LeaveOut(SegmentValues segment, int doc, DocumentHit? hit, double rank)
    {
        if (rank > _leftOutRank)
        {
            _leftOut.Clear();
            _leftOutRank = rank;
        }

        _leftOut.Add((segment, doc, hit));
    }

    private void FindDuplicates()
    {
        foreach (var (segment, doc, hit) in _leftOut)
        {
            if (!_byContent.TryGetValue(segment.Content(doc), out var known))
                continue;

            known.Duplicates.Add(segment.Path(doc));
            known.Duplicates.AddRange(hit?.Duplicates ?? []);
        }
    }

    private sealed class WorstFirst(bool pathsDown) : IComparer<DocumentHit>
    {
        public int Compare(DocumentHit? x, DocumentHit? y)
        {
            var byRank = x!.Rank.CompareTo(y!.Rank);
            if (byRank != 0)
                return byRank;

            var byPath = string.CompareOrdinal(y.Path, x.Path);
            return pathsDown ? -byPath : byPath;
        }
    }
}
