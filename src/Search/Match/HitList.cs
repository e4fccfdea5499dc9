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

    // Names of hits that fell out, as good as the worst that is left: what comes may be identical to them, and better by its path.
    private readonly Dictionary<DocumentContent, List<string>> _fallenOut = [];
    private double _fallenRank = double.NegativeInfinity;

    /// <summary>Whether any hit is kept.</summary>
    public bool TakesAny => top > 0;

    /// <summary>The rank of the worst hit, if as many as are wanted are there; else none has too low a one.</summary>
    public double Least => _worstFirst.Count == top && top > 0 ? _worstFirst.Peek().Rank : double.NegativeInfinity;

    /// <summary>Whether a hit of a rank can be among the best.</summary>
    public bool MayTake(double rank) => _worstFirst.Count < top || top > 0 && rank >= _worstFirst.Peek().Rank;

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
            if (_fallenOut.Remove(hit.Content, out var others))
                hit.Duplicates.AddRange(others);
        }

        Remember(worst);
    }

    /// <summary>The best documents, best first.</summary>
    public List<DocumentHit> Best()
    {
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

    private void Remember(DocumentHit fallen)
    {
        var rank = _worstFirst.Peek().Rank;
        if (rank > _fallenRank)
        {
            _fallenOut.Clear();
            _fallenRank = rank;
        }

        if (fallen.Rank < rank)
            return;

        if (!_fallenOut.TryGetValue(fallen.Content, out var names))
            _fallenOut[fallen.Content] = names = [];

        names.Add(fallen.Path);
        names.AddRange(fallen.Duplicates);
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
