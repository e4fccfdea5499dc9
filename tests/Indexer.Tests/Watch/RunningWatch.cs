using System.Collections.Concurrent;
using DocumentSearch.Indexer.Watch;
using DocumentSearch.Testing;

namespace DocumentSearch.Indexer.Tests.Watch;

/// <summary>A watch that runs until it is disposed of.</summary>
internal sealed class RunningWatch : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _cancel = new();
    private readonly ConcurrentQueue<WatchEvent> _told = new();
    private readonly IndexedFolder _folder;
    private readonly Thread _thread;
    private readonly IndexWatch _watch;
    private Exception? _failure;

    /// <summary>Starts a watch, and returns at once.</summary>
    /// <param name="folder">The folder and its index.</param>
    /// <param name="roots">Names of the roots within it; the folder itself if there are none.</param>
    /// <param name="options">How soon.</param>
    /// <param name="onTold">Called by the watch for everything it tells.</param>
    public RunningWatch(IndexedFolder folder, string[]? roots = null, WatchOptions? options = null, Action<WatchEvent>? onTold = null)
    {
        _folder = folder;
        _watch = new IndexWatch(folder.Location, folder.Options, options ?? new WatchOptions(), told =>
        {
            _told.Enqueue(told);
            onTold?.Invoke(told);
        });
        var paths = roots is null ? [folder.Files.FullPath] : Array.ConvertAll(roots, root => folder.Files[root]);
        _thread = new Thread(() => Run(paths)) { IsBackground = true };
        _thread.Start();
    }

    public int Looks => _watch.Looks;

    public IEnumerable<UpdateReport> Updates => _told.OfType<WatchEvent.Updated>().Select(told => told.Report);

    /// <summary>A watch whose index is up to date.</summary>
    public static RunningWatch CaughtUp(IndexedFolder folder, string[]? roots = null, WatchOptions? options = null)
    {
        var watch = new RunningWatch(folder, roots, options);
        watch.WaitFor(watch.IsCaughtUp);
        return watch;
    }

    public bool IsCaughtUp() => HasTold(WatchNotice.Watching) || HasTold(WatchNotice.Polling);

    public bool HasTold(WatchNotice kind) => Notices(kind).Any();

    public IEnumerable<string> Notices(WatchNotice kind) => _told.OfType<WatchEvent.Notice>().Where(told => told.Kind == kind).Select(told => told.Message);

    /// <summary>Waits until the query finds so many documents.</summary>
    public void WaitFor(string query, int total) => WaitFor(() => _folder.Location.Exists && _folder.Search(query).Total == total);

    public void WaitFor(Func<bool> condition)
    {
        Assert.True(SpinWait.SpinUntil(() => _failure is not null || condition(), Guard), "it did not come to that");
        Assert.Null(_failure);
    }

    /// <summary>Waits until the watch ends by itself.</summary>
    public Exception WaitForFailure()
    {
        Assert.True(_thread.Join(Guard), "the watch goes on");
        return Interlocked.Exchange(ref _failure, null) ?? throw new InvalidOperationException("the watch ended without a failure");
    }

    public void Cancel() => _cancel.Cancel();

    public void Dispose()
    {
        _cancel.Cancel();
        Assert.True(_thread.Join(Guard), "the watch does not end");
        Assert.Null(_failure);
        _cancel.Dispose();
    }

    private void Run(string[] paths)
    {
        try
        {
            _watch.Run(paths, null, _cancel.Token);
        }
        catch (Exception e)
        {
            _failure = e;
        }
    }
}
