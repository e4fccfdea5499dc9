namespace DocumentSearch.IndexFormat;

/// <summary>
/// Bounds what one step through a terms dictionary reads (<see cref="IndexDirectory.OpenToCheck"/>): a dictionary that was
/// written wrong can send its reader in circles, within which Lucene neither ends nor looks at anything of ours. For use by one
/// thread while it bounds; otherwise by any.
/// </summary>
/// <param name="limit">Bytes that a step may read; a read of less than 256 bytes counts as so many, as what is made for it takes memory too.</param>
public sealed class ReadMeter(long limit)
{
    private const int LeastBytes = 256;

    private long _left = long.MaxValue;

    /// <summary>Begins a step.</summary>
    public void Begin() => _left = limit;

    /// <summary>Ends the step: what is read from now on is not bounded.</summary>
    public void End() => _left = long.MaxValue;

    /// <summary>Counts a read.</summary>
    /// <exception cref="InvalidDataException">The step has read too much.</exception>
    internal void Count(int bytes)
    {
        _left -= Math.Max(bytes, LeastBytes);
        if (_left < 0)
            throw new InvalidDataException("its dictionary goes in circles");
    }
}
