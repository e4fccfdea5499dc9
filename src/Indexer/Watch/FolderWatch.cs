using System.Diagnostics;
using DocumentSearch.Indexer.Source;
using DocumentSearch.Indexer.Source.Ignore;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Watch;

/// <summary>
/// Says when it is time to look at the roots again. Events come from the system where it has any; the roots themselves, which
/// may be missing, replaced, links or single files, the ignore files above them, and the index's last commit are looked at every
/// second.
/// </summary>
/// <param name="location">The index.</param>
/// <param name="options">Whether to poll.</param>
internal sealed class FolderWatch(IndexLocation location, WatchOptions options) : IDisposable
{
    private static readonly TimeSpan RootInterval = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private IFolderEvents? _events;
    private RootMark[] _roots = [];
    private RootMark[] _rulesAbove = [];
    private SourceChoices _choices = new();
    private FileState _commit;
    private TimeSpan _rootsDue;
    private TimeSpan _armDue;
    private bool _isStale = true;

    /// <summary>Why there are no events, a lowercase phrase; null if there are.</summary>
    public string? PollingReason { get; private set; }

    /// <summary>Whether changes may happen from now on that are not told unless it is armed again.</summary>
    public bool IsStale => _isStale || _clock.Elapsed >= _armDue;

    /// <summary>
    /// Watches these roots from now on. Nothing is lost if they are scanned afterwards: what happened before is seen by the
    /// scan, and what happens later is told.
    /// </summary>
    /// <param name="roots">Full paths of folders and files, which need not exist.</param>
    /// <param name="choices">What of them is left out.</param>
    /// <param name="cancel">Ends the work early.</param>
    public void Arm(IEnumerable<string> roots, SourceChoices choices, CancellationToken cancel)
    {
        _events?.Dispose();
        _events = null;
        _isStale = true;
        _armDue = TimeSpan.MaxValue;
        _choices = choices;
        _roots = [.. roots.Select(RootMark.Read)];
        _rootsDue = _clock.Elapsed + RootInterval;
        var folders = _roots.Where(root => root.Kind == FileStateKind.Folder).Select(root => root.Path).ToList();
        _rulesAbove = choices.IgnoreFiles ? [.. folders.SelectMany(IgnoreFile.Above).Distinct(StringComparer.Ordinal).Select(RootMark.Read)] : [];
        PollingReason = options.Poll is null ? folders.Select(NoEventsAt).FirstOrDefault(reason => reason is not null) : "polling was asked for";
        if (PollingReason is null)
            Listen(folders, cancel);

        _isStale = false;
    }

    /// <summary>What is watched, full paths.</summary>
    public IReadOnlyList<string> Roots => Array.ConvertAll(_roots, root => root.Path);

    /// <summary>Whether it is these roots that are watched, with what was chosen of them.</summary>
    public bool Covers(IEnumerable<string> roots, SourceChoices choices) => Roots.SequenceEqual(roots, StringComparer.Ordinal) && _choices == choices;

    /// <summary>Takes note of the index's last commit: a later one is somebody else's, who may have added roots or chosen anew.</summary>
    public void NoteCommit() => FileState.Read(location.SegmentsFolder, followLink: true, out _commit);

    /// <summary>Waits until something may have changed.</summary>
    /// <returns>Whether it may have; false if the time is up or the token cancelled.</returns>
    public bool Wait(TimeSpan timeout, CancellationToken cancel)
    {
        var end = _clock.Elapsed + timeout;
        while (true)
        {
            var hint = Next(end, cancel);
            _isStale |= hint == FolderHint.Restructured;
            if (hint != FolderHint.None)
                return true;

            if (cancel.IsCancellationRequested || _clock.Elapsed >= end)
                return false;

            // Hidden files may change without end; a look now and then is enough.
            cancel.WaitHandle.WaitOne(options.Glance);
        }
    }

    public void Dispose() => _events?.Dispose();

    private FolderHint Next(TimeSpan end, CancellationToken cancel)
    {
        if (_events is null)
        {
            cancel.WaitHandle.WaitOne(Until(end));
            return FolderHint.None;
        }

        var hint = _clock.Elapsed < _rootsDue ? FolderHint.None : LookAtRoots();
        var step = hint != FolderHint.None ? TimeSpan.Zero : Until(end < _rootsDue ? end : _rootsDue);
        return hint.Or(_events.Wait(step, cancel));
    }

    private FolderHint LookAtRoots()
    {
        _rootsDue = _clock.Elapsed + RootInterval;
        var hint = FolderHint.None;
        foreach (ref var root in _roots.AsSpan())
        {
            var now = RootMark.Read(root.Path);
            hint = hint.Or(root.HintOf(now));
            root = now;
        }

        foreach (ref var rules in _rulesAbove.AsSpan())
        {
            var now = RootMark.Read(rules.Path);
            hint = now == rules ? hint : FolderHint.Restructured;
            rules = now;
        }

        var noted = _commit;
        NoteCommit();
        return hint == FolderHint.None && _commit != noted ? FolderHint.Changed : hint;
    }

    private TimeSpan Until(TimeSpan end) => end > _clock.Elapsed ? end - _clock.Elapsed : TimeSpan.Zero;

    private void Listen(IReadOnlyList<string> folders, CancellationToken cancel)
    {
        try
        {
            _events = OperatingSystem.IsLinux()
                ? InotifyEvents.Of(folders, location, _choices, cancel)
                : WatcherEvents.Of(folders, location.Folder, _choices.Hidden);
        }
        catch (IOException e)
        {
            PollingReason = FileErrors.Describe(e);
            _armDue = _clock.Elapsed + options.RescanInterval;
        }
    }

    // Windows tells of what other machines change, others do not.
    private static string? NoEventsAt(string folder)
    {
        try
        {
            return !OperatingSystem.IsWindows() && new DriveInfo(folder).DriveType == DriveType.Network
                ? $"{folder} is on a file system that does not tell what other machines change"
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
