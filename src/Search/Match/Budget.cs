using System.Diagnostics;

namespace DocumentSearch.Search.Match;

/// <summary>
/// The time that answering may take. Whoever works through many terms or documents asks it now and then; once it is spent, they
/// stop with what they have, and the answer is partial.
/// </summary>
/// <param name="limit">The time.</param>
/// <param name="cancel">Ends the search early, by an exception.</param>
internal sealed class Budget(TimeSpan limit, CancellationToken cancel)
{
    private const int Interval = 64;

    private readonly long _start = Stopwatch.GetTimestamp();
    private int _asked;
    private bool _isSpent;

    /// <summary>A budget without an end.</summary>
    public static Budget Unlimited => new(TimeSpan.MaxValue, CancellationToken.None);

    /// <summary>Whether somebody stopped early because the time was over.</summary>
    public bool WasSpent => _isSpent;

    /// <summary>Whether the time is over. Most calls cost next to nothing: the clock is read at every 64th.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public bool IsSpent() => _isSpent || (++_asked & (Interval - 1)) == 0 && IsSpentNow();

    /// <summary>The same, by the clock: for those who ask seldom.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public bool IsSpentNow()
    {
        cancel.ThrowIfCancellationRequested();
        return _isSpent = _isSpent || Stopwatch.GetElapsedTime(_start) > limit;
    }
}
