namespace DocumentSearch.IndexFormat.Postings;

/// <summary>Gathers the bounds of a stretch of postings while it is written (Ding and Suel, Faster Top-k Document Retrieval Using Block-Max Indexes, SIGIR 2011).</summary>
internal sealed class BoundSet
{
    /// <summary>So many pairs are kept of a stretch; more are rounded up.</summary>
    public const int MaxCount = 8;

    private readonly int[] _frequencies = new int[256];
    private readonly List<Bound> _bounds = [];
    private int _longest = byte.MaxValue;
    private int _shortest;

    public void Add(int frequency, byte norm)
    {
        _frequencies[norm] = Math.Max(_frequencies[norm], frequency);
        _longest = Math.Min(_longest, norm);
        _shortest = Math.Max(_shortest, norm);
    }

    /// <summary>Writes the bounds, adds them to those of what the stretch is a part of, and begins with the next.</summary>
    public void Flush(GrowingBuffer output, BoundSet? whole)
    {
        _bounds.Clear();
        var frequency = 0;
        for (var norm = _shortest; norm >= _longest; norm--)
        {
            if (_frequencies[norm] > frequency)
                _bounds.Add(new Bound(frequency = _frequencies[norm], (byte)norm));
        }

        foreach (var bound in _bounds)
            whole?.Add(bound.Frequency, bound.Norm);

        while (_bounds.Count > MaxCount)
            JoinNearest();

        Encode(output);
        Array.Clear(_frequencies);
        (_longest, _shortest) = (byte.MaxValue, 0);
    }

    // The frequency of the one with the length of the other bounds both.
    private void JoinNearest()
    {
        var (nearest, least) = (0, long.MaxValue);
        for (var i = 0; i + 1 < _bounds.Count; i++)
        {
            var loss = ((long)_bounds[i + 1].Frequency - _bounds[i].Frequency) * (_bounds[i].Norm - _bounds[i + 1].Norm);
            if (loss < least)
                (nearest, least) = (i, loss);
        }

        _bounds[nearest] = new Bound(_bounds[nearest + 1].Frequency, _bounds[nearest].Norm);
        _bounds.RemoveAt(nearest + 1);
    }

    private void Encode(GrowingBuffer output)
    {
        output.WriteByte((byte)_bounds.Count);
        var before = 0;
        foreach (var bound in _bounds)
        {
            output.WriteVInt32(bound.Frequency - before);
            output.WriteByte(bound.Norm);
            before = bound.Frequency;
        }
    }
}
