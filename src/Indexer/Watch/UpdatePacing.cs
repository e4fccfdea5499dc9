namespace DocumentSearch.Indexer.Watch;

/// <summary>
/// When the next update is due. Changes wait until nothing more happens, but not for long. Looking in vain may take a tenth of
/// the time, looking that finds something half of it; only what goes on beyond an allowance is made to wait, so that noise now
/// and then delays nothing. All times are since the watch began.
/// </summary>
internal sealed class UpdatePacing(WatchOptions options)
{
    /// <summary>Each second without looking allows a ninth of a second of it.</summary>
    private const int Share = 9;

    private static readonly TimeSpan Allowance = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxRest = TimeSpan.FromSeconds(60);

    private TimeSpan? _firstHint;
    private TimeSpan _lastHint;
    private TimeSpan _rescan;
    private TimeSpan _restUntil;
    private TimeSpan _allowed = Allowance;
    private TimeSpan _lastLook;

    /// <summary>When to update.</summary>
    public TimeSpan Due => Max(_restUntil, IsHinted ? Min(_rescan, Min(_lastHint + options.Quiet, _firstHint!.Value + options.Patience)) : _rescan);

    /// <summary>Whether something may have changed since the last update.</summary>
    public bool IsHinted => _firstHint is not null;

    public void Hint(TimeSpan now)
    {
        _firstHint ??= now;
        _lastHint = now;
    }

    /// <summary>An update is done.</summary>
    /// <param name="now">When it ended.</param>
    /// <param name="looking">How much of it was spent on looking for changes.</param>
    /// <param name="changed">Whether there were any.</param>
    /// <param name="interval">How long until the next one, if nothing happens.</param>
    public void Done(TimeSpan now, TimeSpan looking, bool changed, TimeSpan interval)
    {
        _firstHint = null;
        _restUntil = now + Rest(now, looking, changed);
        _rescan = now + interval;
    }

    /// <summary>An update did not come about and is tried again.</summary>
    /// <param name="now">When it was given up.</param>
    /// <param name="looking">How long it had taken.</param>
    /// <param name="pause">How long to wait at least.</param>
    public void Retry(TimeSpan now, TimeSpan looking, TimeSpan pause)
    {
        Hint(now);
        _rescan = now;
        _restUntil = now + Max(pause, Rest(now, looking, changed: false));
    }

    private TimeSpan Rest(TimeSpan now, TimeSpan looking, bool changed)
    {
        var saved = Min(_allowed + (now - looking - _lastLook) / Share, Allowance);
        _allowed = Max(saved - (changed ? looking / Share : looking), -MaxRest / Share);
        _lastLook = now;
        return Max(-_allowed * Share, TimeSpan.Zero);
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
