using System.Runtime.InteropServices;
using System.Text;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Watch;

/// <summary>
/// The events of folders on Linux, each of which has a watch of its own. It is not kept which watch is where: when folders
/// come or move, all are watched anew, which takes milliseconds for a thousand.
/// </summary>
internal sealed class InotifyEvents : IFolderEvents
{
    private const uint Modified = 0x2;
    private const uint AttributesChanged = 0x4;
    private const uint Closed = 0x8;
    private const uint MovedFrom = 0x40;
    private const uint MovedTo = 0x80;
    private const uint Created = 0x100;
    private const uint Deleted = 0x200;
    private const uint DeletedItself = 0x400;
    private const uint MovedItself = 0x800;
    private const uint Unmounted = 0x2000;
    private const uint QueueOverflow = 0x4000;
    private const uint OnlyFolders = 0x1000000;
    private const uint NotOfDeletedFiles = 0x4000000;
    private const uint BesidesOthers = 0x20000000;
    private const uint IsFolder = 0x40000000;

    // A root that a link leads to as well stays watched as a root.
    private const uint OfFolder =
        Modified | AttributesChanged | Closed | MovedFrom | MovedTo | Created | Deleted | OnlyFolders | NotOfDeletedFiles | BesidesOthers;

    private const uint OfRoot = OfFolder | DeletedItself | MovedItself;

    private const int HeaderLength = 16;
    private const int BufferLength = 1 << 14;

    private readonly Inotify _inotify = new();
    private readonly byte[] _buffer = new byte[BufferLength];
    private readonly WatchedNames _names;

    private InotifyEvents(bool hidden) => _names = new WatchedNames(hidden);

    /// <summary>
    /// Watches folders with all in them that a scan enters. Each is listed only when it is watched: whatever comes later is told.
    /// </summary>
    /// <param name="folders">Full paths.</param>
    /// <param name="location">The index, whose own folder is left out.</param>
    /// <param name="choices">What else is left out.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IOException">They cannot be watched, or not all of them.</exception>
    public static InotifyEvents Of(IReadOnlyCollection<string> folders, IndexLocation location, SourceChoices choices, CancellationToken cancel)
    {
        var events = new InotifyEvents(choices.Hidden);
        try
        {
            // One that is gone meanwhile or may not be listed is left to the scan, which tells of it.
            var roots = folders.ToHashSet(StringComparer.Ordinal);
            void Add(string folder) => _ = events._inotify.Add(folder, roots.Contains(folder) ? OfRoot : OfFolder);
            FolderScan.VisitFolders(location, [.. folders.Select(location.ToStored)], choices, Add, cancel);
            return events;
        }
        catch
        {
            events.Dispose();
            throw;
        }
    }

    public FolderHint Wait(TimeSpan timeout, CancellationToken cancel)
    {
        _inotify.Wait(timeout, cancel);
        var hint = FolderHint.None;
        int length;
        while ((length = _inotify.Read(_buffer)) > 0)
            hint = hint.Or(Read(_buffer.AsSpan(0, length)));

        return hint;
    }

    public void Dispose() => _inotify.Dispose();

    // struct inotify_event: watch, mask, cookie and length of the name, four bytes each; then the name, filled up with zeros.
    private FolderHint Read(ReadOnlySpan<byte> events)
    {
        var hint = FolderHint.None;
        while (events.Length >= HeaderLength)
        {
            var mask = MemoryMarshal.Read<uint>(events[4..]);
            var end = HeaderLength + MemoryMarshal.Read<int>(events[12..]);
            hint = hint.Or(Of(mask, events[HeaderLength..end].TrimEnd((byte)0)));
            events = events[end..];
        }

        return hint;
    }

    private FolderHint Of(uint mask, ReadOnlySpan<byte> name)
    {
        if ((mask & QueueOverflow) != 0)
            return FolderHint.Restructured;

        // Without a name it is of the watched folder itself.
        if (name.IsEmpty)
            return (mask & (DeletedItself | MovedItself | Unmounted | AttributesChanged)) != 0 ? FolderHint.Restructured : FolderHint.None;

        if (name[0] == '.')
        {
            var hidden = Encoding.UTF8.GetString(name);
            if (WatchedNames.HoldsRules(hidden))
                return FolderHint.Restructured; // Folders that were left out may be so no longer.

            if (!_names.Matters(hidden))
                return FolderHint.None;
        }

        return (mask & IsFolder) != 0 && (mask & Deleted) == 0 ? FolderHint.Restructured : FolderHint.Changed;
    }
}
