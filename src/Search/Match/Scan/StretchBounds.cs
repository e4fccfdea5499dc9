using DocumentSearch.IndexFormat.Postings;
using DocumentSearch.Search.Match.Positions;
using DocumentSearch.Search.Ranking;

namespace DocumentSearch.Search.Match.Scan;

/// <summary>What something scores at most in a stretch of documents. It is asked for stretches in ascending order.</summary>
internal abstract class StretchBounds
{
    /// <summary>A bound for many documents, which costs little.</summary>
    /// <param name="from">The first document.</param>
    /// <param name="end">The first document for which it does not hold.</param>
    public abstract float Coarse(int from, out int end);

    /// <summary>A bound for the documents from one up to another.</summary>
    /// <param name="from">The first document.</param>
    /// <param name="to">The first one behind the last.</param>
    public abstract float Fine(int from, int to);
}

/// <summary>Nothing is known but that no score is higher.</summary>
internal sealed class OneBound(float most) : StretchBounds
{
    public override float Coarse(int from, out int end)
    {
        end = OccurrenceCursor.End;
        return most;
    }

    public override float Fine(int from, int to) => most;
}

/// <summary>The bounds of a term that stand beside its postings.</summary>
internal sealed class TermBounds(BoundsCursor bounds, TermScorer scorer) : StretchBounds
{
    private int _groupEnd = -1;
    private float _group;
    private int _blockEnd = -1;
    private float _block;

    public override float Coarse(int from, out int end)
    {
        if (from > _groupEnd)
        {
            _groupEnd = bounds.GroupEnd(from);
            _group = _groupEnd == OccurrenceCursor.End ? 0 : scorer.MostWithin(bounds.GroupBounds());
        }

        end = _groupEnd == OccurrenceCursor.End ? OccurrenceCursor.End : _groupEnd + 1;
        return _group;
    }

    /// <summary>The first document behind the block that holds the first one that is not before another.</summary>
    public int BlockEnd(int from)
    {
        if (from > _blockEnd)
            Next(from);

        return _blockEnd == OccurrenceCursor.End ? OccurrenceCursor.End : _blockEnd + 1;
    }

    public override float Fine(int from, int to)
    {
        var most = 0f;
        // The block that has been read may begin behind the stretch.
        for (var at = from; at < to; at = _blockEnd + 1)
        {
            if (at > _blockEnd)
                Next(at);

            if (_blockEnd == OccurrenceCursor.End || bounds.BlockBefore >= to - 1)
                break;

            most = Math.Max(most, _block);
        }

        return most;
    }

    private void Next(int from)
    {
        _blockEnd = bounds.BlockEnd(from);
        _block = _blockEnd == OccurrenceCursor.End ? 0 : scorer.MostWithin(bounds.BlockBounds());
    }
}

/// <summary>What occurs no more often than each of several terms.</summary>
internal sealed class LeastBounds(IReadOnlyList<StretchBounds> items) : StretchBounds
{
    public override float Coarse(int from, out int end)
    {
        var least = float.PositiveInfinity;
        end = OccurrenceCursor.End;
        foreach (var item in items)
        {
            least = Math.Min(least, item.Coarse(from, out var itemEnd));
            end = Math.Min(end, itemEnd);
        }

        return least;
    }

    public override float Fine(int from, int to)
    {
        var least = float.PositiveInfinity;
        foreach (var item in items)
        {
            least = Math.Min(least, item.Fine(from, to));
            if (least == 0)
                break;
        }

        return least;
    }
}
