using System.Globalization;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Watch;

/// <summary>Tells how a watch is faring: everything once, until it is otherwise.</summary>
internal sealed class WatchNotices(Action<WatchEvent> report)
{
    /// <summary>Searches that bring changes in themselves write for a moment, which nobody need know.</summary>
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(2);

    private IReadOnlyList<ScanFault> _faults = [];
    private string? _mode;
    private string? _failure;
    private TimeSpan? _lockedSince;
    private bool _isLockTold;

    public void Missing(string root) => Tell(WatchNotice.Missing, $"{root}: no such file or folder yet; it is indexed when it appears");

    public void Updated(UpdateReport done, bool isChange)
    {
        (_failure, _lockedSince, _isLockTold) = (null, null, false);
        var faults = done.Faults;
        var areNew = !faults.SequenceEqual(_faults);
        _faults = faults;
        if (isChange || areNew || done.Cancelled)
            report(new WatchEvent.Updated(areNew ? done : done with { Faults = [] }));
    }

    public void Watching(IReadOnlyList<string> roots) =>
        TellMode(WatchNotice.Watching, $"watching {(roots.Count == 1 ? roots[0] : $"{roots.Count} folders and files")}");

    public void Polling(TimeSpan interval, string reason) => TellMode(
        WatchNotice.Polling, string.Create(CultureInfo.InvariantCulture, $"looking for changes every {interval.TotalSeconds:0.###} s: {reason}"));

    public void Locked(IndexLocation location, TimeSpan since, TimeSpan now)
    {
        _lockedSince ??= since;
        if (_isLockTold || now - _lockedSince < LockPatience)
            return;

        _isLockTold = true;
        Tell(WatchNotice.Waiting, $"{location.Folder}: another process is writing this index; changes are brought in when it has finished");
    }

    public void Failed(Exception failure)
    {
        var message = failure is IndexException ? failure.Message : FileErrors.Describe(failure);
        if (message == _failure)
            return;

        _failure = message;
        Tell(WatchNotice.Failed, $"{message}; it is tried again");
    }

    private void TellMode(WatchNotice kind, string mode)
    {
        if (mode == _mode)
            return;

        _mode = mode;
        Tell(kind, mode);
    }

    private void Tell(WatchNotice kind, string message) => report(new WatchEvent.Notice(kind, message));
}
