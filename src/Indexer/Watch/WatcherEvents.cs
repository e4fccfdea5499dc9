namespace DocumentSearch.Indexer.Watch;

/// <summary>The events of folders elsewhere than on Linux, by what .NET offers (docs/decisions/0008 says why not there).</summary>
internal sealed class WatcherEvents : IFolderEvents
{
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly AutoResetEvent _arrived = new(initialState: false);
    private readonly string _indexFolder;
    private readonly WatchedNames _names;
    private int _hint;

    private WatcherEvents(string indexFolder, bool hidden)
    {
        _indexFolder = indexFolder;
        _names = new WatchedNames(hidden);
    }

    /// <summary>Watches folders with all that is in them: the system does not leave out what a scan does.</summary>
    /// <param name="folders">Full paths.</param>
    /// <param name="indexFolder">The index's own folder, of which nothing is told.</param>
    /// <param name="hidden">Whether something is told of what is hidden.</param>
    /// <exception cref="IOException">They cannot be watched.</exception>
    public static WatcherEvents Of(IEnumerable<string> folders, string indexFolder, bool hidden)
    {
        var events = new WatcherEvents(indexFolder, hidden);
        try
        {
            foreach (var folder in folders)
                events.Add(folder);

            return events;
        }
        catch (Exception e)
        {
            events.Dispose();
            if (e is ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
                throw new IOException(e.Message, e);

            throw;
        }
    }

    public FolderHint Wait(TimeSpan timeout, CancellationToken cancel)
    {
        WaitHandle.WaitAny([_arrived, cancel.WaitHandle], timeout);
        return (FolderHint)Interlocked.Exchange(ref _hint, (int)FolderHint.None);
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers)
            watcher.Dispose();
    }

    private void Add(string folder)
    {
        var watcher = new FileSystemWatcher(folder)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.Attributes,
        };
        _watchers.Add(watcher);
        watcher.Created += (_, e) => Tell(e);
        watcher.Changed += (_, e) => Tell(e);
        watcher.Deleted += (_, e) => Tell(e);
        watcher.Renamed += (_, e) =>
        {
            Tell(e);
            Tell(Path.GetRelativePath(folder, e.OldFullPath), e.OldFullPath);
        };
        watcher.Error += (_, _) => Tell(FolderHint.Restructured);
        watcher.EnableRaisingEvents = true;
    }

    private void Tell(FileSystemEventArgs e) => Tell(e.Name, e.FullPath);

    private void Tell(string? name, string fullPath)
    {
        if (name is not null && Matters(name, fullPath))
            Tell(FolderHint.Changed);
    }

    private void Tell(FolderHint hint)
    {
        var before = Volatile.Read(ref _hint);
        while (before < (int)hint && Interlocked.CompareExchange(ref _hint, (int)hint, before) is var seen && seen != before)
            before = seen;

        _arrived.Set();
    }

    /// <summary>Whether an event is of something that a scan would look at, as far as names go.</summary>
    /// <param name="name">Its path within the watched folder.</param>
    /// <param name="fullPath">Its full path.</param>
    internal bool Matters(string name, string fullPath)
    {
        var folders = name.Split(Path.DirectorySeparatorChar)[..^1];
        return Array.TrueForAll(folders, folder => _names.IsEntered(folder)) && _names.Matters(Path.GetFileName(name)) && !IsOfIndex(fullPath);
    }

    private bool IsOfIndex(string path) =>
        path.StartsWith(_indexFolder, StringComparison.Ordinal)
        && (path.Length == _indexFolder.Length || path[_indexFolder.Length] == Path.DirectorySeparatorChar);
}
