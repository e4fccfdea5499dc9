using System.Runtime.CompilerServices;

namespace DocumentSearch.Search.Match.Scan;

/// <summary>A leaf in a segment: a document scores by the best of its ways.</summary>
internal sealed class SegmentLeaf(IReadOnlyList<Way> ways)
{
    /// <summary>Its alternatives that stand in the segment.</summary>
    public IReadOnlyList<Way> Ways => ways;

    /// <summary>What it scores at most in the stretch that is looked at.</summary>
    public float Bound { get; set; }

    /// <summary>Whether it is known by its bound that no document of that stretch holds it.</summary>
    public bool CannotStand
    {
        get
        {
            foreach (var way in ways)
            {
                if (way.Bound > 0 || way.Scorer.Weight <= 0)
                    return false;
            }

            return true;
        }
    }

    /// <summary>No document from the last stretch that was read of it to this one holds it.</summary>
    public int Next
    {
        get
        {
            var next = int.MaxValue;
            foreach (var way in ways)
                next = Math.Min(next, way.Next);

            return next;
        }
    }

    /// <summary>Documents of which the best may be needed, at most.</summary>
    public long Cost
    {
        get
        {
            var cost = 0L;
            foreach (var way in ways)
                cost += way.Cursor.Cost;

            return cost;
        }
    }

    /// <summary>What a document has to score by it at least to be of use.</summary>
    public float Needed
    {
        set
        {
            foreach (var way in ways)
                way.Needed = value;
        }
    }

    /// <summary>Forgets what it scores at most.</summary>
    public void Unbind()
    {
        Bound = 0;
        foreach (var way in ways)
            way.Bound = float.PositiveInfinity;
    }

    /// <summary>A bound for many documents: see <see cref="StretchBounds.Coarse"/>.</summary>
    public float Coarse(int from, out int end)
    {
        var most = 0f;
        end = int.MaxValue;
        foreach (var way in ways)
        {
            most = Math.Max(most, way.Bounds.Coarse(from, out var wayEnd));
            end = Math.Min(end, wayEnd);
        }

        return most;
    }

    /// <summary>A bound for a stretch: see <see cref="StretchBounds.Fine"/>.</summary>
    public float Fine(int from, int to)
    {
        var most = 0f;
        foreach (var way in ways)
        {
            way.Bound = way.Next < to ? way.Bounds.Fine(from, to) : 0;
            most = Math.Max(most, way.Bound);
        }

        return most;
    }

    /// <summary>
    /// The score of a document of the stretch that is looked at; <see cref="Way.Absent"/> if it does not stand there. Only ascending documents
    /// may be asked for.
    /// </summary>
    public float ScoreAt(int doc)
    {
        var most = Way.Absent;
        foreach (var way in ways)
        {
            if (way.Bound > most)
                most = Math.Max(most, way.ScoreAt(doc));
        }

        return most;
    }

    /// <summary>Adds the scores of a stretch to sums, and says which documents it has.</summary>
    /// <param name="start">The first document.</param>
    /// <param name="end">The first one behind the last.</param>
    /// <param name="sums">The sums, that of the first document at 0.</param>
    /// <param name="found">A bit for each document is set.</param>
    /// <param name="window">Gives room for scores.</param>
    public void AddTo(int start, int end, double[] sums, ulong[] found, ScanWindow window)
    {
        if (ways is [var only])
        {
            var adding = new Adding(sums, found);
            only.Walk(start, end, ref adding);
            return;
        }

        // What scores too little even there is of no use.
        var scratch = window.Best;
        var best = new Best(scratch, found);
        foreach (var way in ways)
        {
            if (way.Bound >= way.Needed)
                way.Walk(start, end, ref best);
        }

        foreach (var at in new SetBits(found))
            sums[at] += scratch[at];
    }

    private readonly ref struct Adding(double[] sums, ulong[] found) : IFound
    {
        private readonly Span<double> _sums = sums;
        private readonly Span<ulong> _found = found;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Take(int at, float score)
        {
            _sums[at] += score;
            _found[at / SetBits.WordBits] |= 1UL << at;
        }
    }

    private readonly ref struct Best(float[] scratch, ulong[] found) : IFound
    {
        private readonly Span<float> _scratch = scratch;
        private readonly Span<ulong> _found = found;

        public readonly void Take(int at, float score)
        {
            ref var bits = ref _found[at / SetBits.WordBits];
            var bit = 1UL << at;
            if ((bits & bit) == 0 || _scratch[at] < score)
                _scratch[at] = score;

            bits |= bit;
        }
    }
}
