using System.Diagnostics;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Watch;

/// <summary>Keeps an index up to date with the folders it covers for as long as it runs.</summary>
/// <param name="location">The index; it is made if it does not exist.</param>
/// <param name="indexing">How to write it.</param>
/// <param name="options">How soon.</param>
/// <param name="report">Told what was done and how it is faring, by the thread that runs.</param>
public sealed class IndexWatch(IndexLocation location, IndexerOptions indexing, WatchOptions options, Action<WatchEvent> report)
{
    /// <summary>Segments are merged to at most this many MB, lest a merge keep the next change waiting.</summary>
    private const int MaxMergeMegabytes = 16;

    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(60);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly UpdatePacing _pacing = new(options);
    private readonly WatchNotices _notices = new(report);
    private TimeSpan _retry = FirstRetry;
    private bool _isCaughtUp;

    /// <summary>How often it has looked at the folders.</summary>
    internal int Looks { get; private set; }

    /// <summary>
    /// Brings the index up to date, and again whenever something changes, until it is cancelled; what was done until then is
    /// committed.
    /// </summary>
    /// <param name="addRoots">Full paths of folders or files to cover from now on; they need not exist yet.</param>
    /// <param name="progress">Told after every file, until the index is up to date for the first time.</param>
    /// <param name="cancel">Ends the watch.</param>
    /// <exception cref="IndexException">
    /// The index cannot be written from the beginning, is gone or damaged, or is of a newer version.
    /// </exception>
    public void Run(IReadOnlyList<string> addRoots, IProgress<UpdateProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(addRoots);
        foreach (var missing in addRoots.Where(root => !Path.Exists(root)))
            _notices.Missing(missing);

        using var folders = new FolderWatch(location, options);
        while (!cancel.IsCancellationRequested)
        {
            var wait = _pacing.Due - _clock.Elapsed;
            if (wait > TimeSpan.Zero)
                Listen(folders, wait, cancel);
            else if (Update(folders, addRoots, _isCaughtUp ? null : progress, cancel) is { } done)
                Tell(done, folders);
        }
    }

    private void Listen(FolderWatch folders, TimeSpan wait, CancellationToken cancel)
    {
        // Once something happened, not every further event need wake it.
        if (_pacing.IsHinted)
        {
            cancel.WaitHandle.WaitOne(wait < options.Glance ? wait : options.Glance);
            wait = TimeSpan.Zero;
        }

        if (folders.Wait(wait, cancel))
            _pacing.Hint(_clock.Elapsed);
    }

    private UpdateReport? Update(
        FolderWatch folders, IReadOnlyList<string> addRoots, IProgress<UpdateProgress>? progress, CancellationToken cancel)
    {
        var began = _clock.Elapsed;
        Looks++;
        try
        {
            Arm(folders, addRoots, cancel);
            var done = new IndexUpdater(location, Indexing).Update(addRoots, progress, cancel);
            folders.NoteCommit();
            var now = _clock.Elapsed;
            var looking = done.Applying < now - began ? now - began - done.Applying : TimeSpan.Zero;
            _pacing.Done(now, looking, IsChange(done), folders.PollingReason is null ? options.RescanInterval : PollInterval);
            _retry = FirstRetry;
            return done with { Elapsed = now - began };
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return null; // Nothing was begun.
        }
        catch (IndexException e) when (e.Kind == IndexErrorKind.Locked)
        {
            var now = _clock.Elapsed;
            _pacing.Retry(now, now - began, LockRetry);
            _notices.Locked(location, began, now);
            return null;
        }
        catch (Exception e) when (MayPass(e))
        {
            var now = _clock.Elapsed;
            _pacing.Retry(now, now - began, _retry);
            _retry = _retry * 2 < LastRetry ? _retry * 2 : LastRetry;
            _notices.Failed(e);
            return null;
        }
    }

    // Lucene's lock is asked for once a second only, and not to be interrupted: it is tried again here instead.
    private IndexerOptions Indexing => indexing with
    {
        LockTimeout = TimeSpan.Zero,
        MaxMergeMegabytes = _isCaughtUp ? Math.Min(indexing.MaxMergeMegabytes, MaxMergeMegabytes) : indexing.MaxMergeMegabytes,
    };

    private TimeSpan PollInterval => options.Poll ?? options.PollInterval;

    // Events that have come until now are of what is going to be looked at. If there were none, it is time to make sure.
    private void Arm(FolderWatch folders, IReadOnlyList<string> addRoots, CancellationToken cancel)
    {
        folders.Wait(TimeSpan.Zero, cancel);
        var (roots, choices) = Covered(addRoots);
        var isRescan = !_pacing.IsHinted && folders.PollingReason is null;
        if (isRescan || folders.IsStale || !folders.Covers(roots, choices))
            folders.Arm(roots, choices, cancel);
    }

    private (List<string> Roots, SourceChoices Choices) Covered(IReadOnlyList<string> addRoots)
    {
        IReadOnlyList<string> stored = [];
        var choices = new SourceChoices();
        if (location.Exists)
        {
            using var snapshot = IndexSnapshot.Open(location);
            stored = snapshot.Stamp.Roots;
            choices = SourceChoices.Read(snapshot.Stamp.Choices);
        }
        else if (_isCaughtUp)
        {
            throw new IndexException(IndexErrorKind.Missing, location.Folder, "the index is gone; make it anew with: search watch FOLDER");
        }

        var added = addRoots.Select(root => location.ToStored(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root))));
        return ([.. Roots.Change(location, stored, [.. added], removed: []).Select(location.ToFull)], choices);
    }

    private void Tell(UpdateReport done, FolderWatch folders)
    {
        _notices.Updated(done, IsChange(done));
        if (done.Cancelled)
            return;

        _isCaughtUp = true;
        if (folders.PollingReason is { } reason)
            _notices.Polling(PollInterval, reason);
        else
            _notices.Watching(folders.Roots);
    }

    private static bool IsChange(UpdateReport done) => done.Added + done.Modified + done.Moved + done.Removed + done.Notices.Count > 0 || done.Rebuilt;

    // A full disk, say, which somebody may make room on. An index that could never be written is told at once instead.
    private bool MayPass(Exception e) => e is IndexException index
        ? index.Kind == IndexErrorKind.NotWritable && _isCaughtUp
        : e is IOException or UnauthorizedAccessException;
}
