namespace DocumentSearch.IndexFormat;

/// <summary>
/// Gives mapped pages back to the system while a writer reads through large files once, as merging does: they would otherwise
/// count as its memory, as much as the index is large. Pages that are read again come back from the system's cache.
/// </summary>
internal sealed class PageTrimmer : IDisposable
{
    /// <summary>Maps that are smaller are left alone.</summary>
    private const long MinBytes = 4L << 20;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly List<WeakReference<MappedFile>> _files = [];
    private readonly Timer _timer;

    public PageTrimmer() => _timer = new Timer(_ => Trim(), null, Interval, Interval);

    public void Watch(MappedFile file)
    {
        if (file.Length < MinBytes)
            return;

        lock (_files)
            _files.Add(new WeakReference<MappedFile>(file));
    }

    public void Dispose() => _timer.Dispose();

    private void Trim()
    {
        lock (_files)
        {
            _files.RemoveAll(file => !file.TryGetTarget(out _));
            foreach (var file in _files)
            {
                if (file.TryGetTarget(out var mapped))
                    mapped.DropPages();
            }
        }
    }
}
