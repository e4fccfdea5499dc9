using System.Text;
using System.Text.Unicode;
using DocumentSearch.Indexer.Source.Ignore;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Source;

/// <summary>
/// Lists the files under the roots of an index with their states, on several threads: what a scan costs is the system calls,
/// one a file. Hidden files and folders are left out, and symbolic links not followed, unless that was chosen; a root itself may
/// be hidden, or a link.
/// </summary>
internal sealed class FolderScan
{
    private const int MaxThreads = 4;

    /// <summary>Folders that hold no documents whatever was chosen: indexes, and what git keeps.</summary>
    private static readonly string[] NeverEntered = [".search", ".git"];

    private readonly IndexLocation _location;
    private readonly SourceChoices _choices;
    private readonly ScanBudget _budget;
    private readonly Action<string>? _visit;
    private readonly SelectionRules _selection;
    private readonly LinkGuard _links;
    private readonly CancellationToken _cancel;
    private readonly ScanQueue<ScanItem> _queue = new();
    private readonly List<FileTable> _tables = [];
    private readonly List<ScanFault> _faults = [];
    private readonly List<Thread> _threads = [];
    private readonly Lock _gate = new();
    private Exception? _failure;
    private int _files;
    private volatile bool _isCutShort;

    private FolderScan(
        IndexLocation location, IReadOnlyList<string> roots, SourceChoices choices, ScanBudget budget, Action<string>? visit, CancellationToken cancel)
    {
        _location = location;
        _choices = choices;
        _budget = budget;
        _visit = visit;
        _selection = new SelectionRules(choices.Include, choices.Exclude);
        _links = new LinkGuard(roots.Select(location.ToFull));
        _cancel = cancel;
    }

    /// <summary>Scans all roots.</summary>
    /// <param name="location">The index, for the stored names; its own folder is left out.</param>
    /// <param name="roots">Stored names of the folders and files to scan.</param>
    /// <param name="choices">Which files are documents.</param>
    /// <param name="budget">When it is used up, the scan ends with what it has seen.</param>
    /// <param name="cancel">Ends the scan with an exception.</param>
    public static ScanResult Run(
        IndexLocation location, IReadOnlyList<string> roots, SourceChoices choices, ScanBudget budget, CancellationToken cancel)
    {
        var scan = new FolderScan(location, roots, choices, budget, visit: null, cancel);
        scan.Scan(roots);
        scan._faults.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new ScanResult(scan._tables, scan._faults, !scan._isCutShort);
    }

    /// <summary>Visits just the folders that a scan enters; those that cannot be listed too, and no files.</summary>
    /// <param name="location">The index, for the stored names; its own folder is left out.</param>
    /// <param name="roots">Stored names of the folders to scan.</param>
    /// <param name="choices">What is left out.</param>
    /// <param name="visit">Told the full path of each folder before it is listed, on several threads; what it throws ends the visits.</param>
    /// <param name="cancel">Ends the visits with an exception.</param>
    public static void VisitFolders(
        IndexLocation location, IReadOnlyList<string> roots, SourceChoices choices, Action<string> visit, CancellationToken cancel) =>
        new FolderScan(location, roots, choices, default, visit, cancel).Scan(roots);

    /// <summary>Whether folders of this name hold no documents whatever was chosen.</summary>
    public static bool NeverEnters(ReadOnlySpan<char> name)
    {
        foreach (var known in NeverEntered)
        {
            if (name.SequenceEqual(known))
                return true;
        }

        return false;
    }

    private void Scan(IReadOnlyList<string> roots)
    {
        var single = NewTable();
        foreach (var root in roots)
            AddRoot(root, single);

        if (_queue.Unfinished > 0)
            Work();

        foreach (var thread in _threads)
            thread.Join();

        if (_failure is { } failure)
            throw failure;

        _cancel.ThrowIfCancellationRequested();
    }

    private void AddRoot(string root, FileTable single)
    {
        var full = _location.ToFull(root);
        switch (FileState.Read(full, followLink: true, out var state))
        {
            case FileStateKind.Folder:
                _queue.Add(new ScanItem(full, null, null, null, _choices.FollowLinks ? new FolderChain(null, state) : null));
                break;
            case FileStateKind.RegularFile:
                var name = Encoding.UTF8.GetBytes(root);
                single.Add(single.AddFolder(""), name, FileTable.KeyOf(name), state.Stamp);
                _files++;
                break;
            case FileStateKind.Missing:
                AddFault(root, "missing folder; what the index holds of it is kept", ScanFaultKind.Missing);
                break;
            default:
                AddFault(root, "neither a file nor a folder that can be read; what the index holds of it is kept");
                break;
        }
    }

    private FileTable NewTable()
    {
        var table = new FileTable();
        lock (_gate)
            _tables.Add(table);

        return table;
    }

    private void Work()
    {
        var reader = new FolderFiles(_location, _choices, NewTable());
        while (_queue.TryTake(out var item))
        {
            try
            {
                Read(reader, item);
            }
            catch (Exception e)
            {
                // Thrown again by the thread that waits, when the folders that are still open have been let go.
                _failure = e;
                _isCutShort = true;
            }

            _queue.Done();
        }
    }

    private void Read(FolderFiles reader, ScanItem item)
    {
        if (IsCutShort())
            item.Folder?.RemoveUser();
        else if (item is { Folder: { } folder, Names: { } names })
            ReadFiles(reader, item, folder, names);
        else
            ReadFolder(reader, item);
    }

    private bool IsCutShort()
    {
        if (!_isCutShort && (_cancel.IsCancellationRequested || _budget.IsUsedUp(Volatile.Read(ref _files))))
            _isCutShort = true;

        return _isCutShort;
    }

    private void ReadFolder(FolderFiles reader, ScanItem item)
    {
        _visit?.Invoke(item.FullPath);
        try
        {
            var folder = OpenFolder.Open(item.FullPath);
            try
            {
                var blocks = new List<NameBlock>();
                while (folder.ReadNames() is { } names)
                    blocks.Add(names);

                item = item with { Folder = folder, Rules = RulesOf(item, blocks) };
                // Other threads take the later blocks of a large folder.
                foreach (var names in blocks.Skip(1))
                {
                    folder.AddUser();
                    Enqueue(item with { Names = names });
                }

                foreach (var names in blocks.Take(1))
                {
                    folder.AddUser();
                    ReadFiles(reader, item, folder, names);
                }
            }
            finally
            {
                folder.RemoveUser();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            AddFault(_location.ToStored(item.FullPath), $"folder cannot be listed: {FileErrors.Describe(e)}");
        }
    }

    private void ReadFiles(FolderFiles reader, ScanItem item, OpenFolder folder, NameBlock names)
    {
        try
        {
            reader.Enter(item.FullPath);
            var before = reader.Table.Count;
            foreach (var entry in names)
            {
                if (entry.Name[0] == '.' && !_choices.Hidden)
                    continue;

                var kind = entry.Kind;
                if (kind == FileStateKind.RegularFile && _visit is not null)
                    continue;

                FileState state = default;
                if (kind is FileStateKind.RegularFile or FileStateKind.Folder && Ignores(item, entry, kind))
                    continue;

                if (kind is FileStateKind.RegularFile or FileStateKind.Unknown || kind == FileStateKind.Link && _choices.FollowLinks)
                    kind = folder.Read(entry.Terminated, followLink: kind == FileStateKind.Link, out state);

                if (entry.Kind is FileStateKind.RegularFile or FileStateKind.Folder || !Ignores(item, entry, kind))
                    Add(reader, item, folder, entry, kind, state);
            }

            Interlocked.Add(ref _files, reader.Table.Count - before);
        }
        finally
        {
            folder.RemoveUser();
        }
    }

    private IgnoreRules RulesOf(ScanItem item, List<NameBlock> blocks)
    {
        var seen = IgnoreSources.None;
        if (!_choices.IgnoreFiles)
            return item.Rules ?? IgnoreRules.Of(_selection);

        foreach (var names in blocks)
        {
            foreach (var entry in names)
            {
                if (entry.Name[0] == '.')
                    seen |= IgnoreFile.Recognise(Encoding.UTF8.GetString(entry.Name));
            }
        }

        return item.Rules is { } above
            ? above.Descend(item.FullPath, seen, Report)
            : IgnoreRules.ForRoot(item.FullPath, seen, _selection, Report);

        void Report(IgnoreFault fault) => AddFault(_location.ToStored(fault.Path), fault.Detail, ScanFaultKind.LeftOut);
    }

    private static bool Ignores(ScanItem item, NameBlock.Entry entry, FileStateKind kind)
    {
        if (item.Rules is not { IsEmpty: false } rules)
            return false;

        Span<char> name = stackalloc char[entry.Name.Length];
        return Utf8.ToUtf16(entry.Name, name, out _, out var length) == System.Buffers.OperationStatus.Done
            && rules.Ignores(name[..length], kind == FileStateKind.Folder);
    }

    private void Add(FolderFiles reader, ScanItem item, OpenFolder folder, NameBlock.Entry entry, FileStateKind kind, FileState state)
    {
        if (kind is not (FileStateKind.RegularFile or FileStateKind.Folder or FileStateKind.Unreadable or FileStateKind.Missing))
            return; // A link that is not followed, or a pipe, socket or device, which holds no document.

        if (!Utf8.IsValid(entry.Name))
        {
            AddFault(reader.StoredOf(entry.Name), "its name is not valid Unicode; rename it", ScanFaultKind.LeftOut);
            return;
        }

        if (entry.Kind == FileStateKind.Link && _links.Objection(Path.Join(item.FullPath, Encoding.UTF8.GetString(entry.Name))) is { } objection)
        {
            AddFault(reader.StoredOf(entry.Name), objection, ScanFaultKind.LeftOut);
            return;
        }

        switch (kind)
        {
            case FileStateKind.RegularFile:
                reader.Add(entry.Name, state.Stamp);
                break;
            case FileStateKind.Folder:
                AddSubfolder(reader, item, folder, entry);
                break;
            case FileStateKind.Unreadable when entry.Kind == FileStateKind.Link:
                AddFault(reader.StoredOf(entry.Name), "a link that cannot be followed", ScanFaultKind.LeftOut);
                break;
            case FileStateKind.Unreadable:
                AddFault(reader.StoredOf(entry.Name), "its state cannot be read");
                break;
            default:
                break; // Gone meanwhile.
        }
    }

    private void AddSubfolder(FolderFiles reader, ScanItem item, OpenFolder folder, NameBlock.Entry entry)
    {
        var name = Encoding.UTF8.GetString(entry.Name);
        var full = Path.Join(item.FullPath, name);
        if (NeverEnters(name) || full == _location.Folder)
            return;

        FolderChain? chain = null;
        if (_choices.FollowLinks)
        {
            folder.Read(entry.Terminated, followLink: true, out var state);
            chain = new FolderChain(item.Chain, state);
            if (chain.IsCircle())
            {
                AddFault(reader.StoredOf(entry.Name), "a link that leads back to a folder above it; not followed", ScanFaultKind.LeftOut);
                return;
            }
        }

        Enqueue(new ScanItem(full, null, null, item.Rules, chain));
    }

    private void Enqueue(ScanItem item)
    {
        _queue.Add(item);
        if (_queue.Unfinished < 3 || _threads.Count >= Math.Min(MaxThreads, Environment.ProcessorCount) - 1)
            return;

        lock (_gate)
        {
            if (_threads.Count >= Math.Min(MaxThreads, Environment.ProcessorCount) - 1)
                return;

            var thread = new Thread(Work) { IsBackground = true };
            _threads.Add(thread);
            thread.Start();
        }
    }

    private void AddFault(string stored, string detail, ScanFaultKind kind = ScanFaultKind.Unreadable)
    {
        lock (_gate)
            _faults.Add(new ScanFault(stored, detail, kind));
    }

    /// <summary>A folder to list, or a block of the names in one.</summary>
    /// <param name="FullPath">The folder.</param>
    /// <param name="Folder">It again, if it is open.</param>
    /// <param name="Names">The block.</param>
    /// <param name="Rules">The rules in force there, or before it is open those of the folder above; null for a root.</param>
    /// <param name="Chain">The folders above it, where links are followed.</param>
    private sealed record ScanItem(string FullPath, OpenFolder? Folder, NameBlock? Names, IgnoreRules? Rules, FolderChain? Chain);
}
