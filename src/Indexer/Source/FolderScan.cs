using System.IO.Enumeration;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Source;

/// <summary>
/// Lists the files under the roots of an index. Hidden files and folders (a leading dot) are left out, and symbolic links
/// are not followed, except where a root itself is one.
/// </summary>
internal sealed class FolderScan
{
    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        BufferSize = 1 << 16,
    };

    private readonly IndexLocation _location;
    private readonly ScanBudget _budget;
    private readonly CancellationToken _cancel;
    private readonly List<SourceFile> _files = [];
    private readonly List<ScanFault> _faults = [];
    private bool _isCutShort;

    private FolderScan(IndexLocation location, ScanBudget budget, CancellationToken cancel)
    {
        _location = location;
        _budget = budget;
        _cancel = cancel;
    }

    /// <summary>Scans all roots.</summary>
    /// <param name="location">The index, for the stored names; its own folder is left out.</param>
    /// <param name="roots">Stored names of the folders and files to scan.</param>
    /// <param name="budget">When it is used up, the scan ends with what it has seen.</param>
    /// <param name="cancel">Ends the scan with an exception.</param>
    public static ScanResult Run(IndexLocation location, IEnumerable<string> roots, ScanBudget budget, CancellationToken cancel)
    {
        var scan = new FolderScan(location, budget, cancel);
        foreach (var root in roots)
            scan.ScanRoot(root);

        scan._files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new ScanResult(scan._files, scan._faults, !scan._isCutShort);
    }

    private void ScanRoot(string root)
    {
        var full = _location.ToFull(root);
        switch (FileState.Read(full, followLink: true, out var stamp))
        {
            case FileStateKind.Folder:
                ScanFolder(full);
                break;
            case FileStateKind.RegularFile:
                _files.Add(new SourceFile(root, stamp));
                break;
            case FileStateKind.Missing:
                _faults.Add(new ScanFault(root, "missing folder; what the index holds of it is kept", IsMissing: true));
                break;
            default:
                _faults.Add(new ScanFault(root, "neither a file nor a folder that can be read; what the index holds of it is kept"));
                break;
        }
    }

    private bool IsCutShort() => _isCutShort |= _budget.IsUsedUp(_files.Count);

    private void ScanFolder(string folder)
    {
        if (IsCutShort())
            return;

        var subfolders = new List<string>();
        try
        {
            foreach (var (path, isFolder) in Entries(folder))
            {
                _cancel.ThrowIfCancellationRequested();
                if (IsCutShort())
                    return;

                if (!isFolder)
                    AddFile(path);
                else if (path != _location.Folder && FileState.Read(path, followLink: false, out _) != FileStateKind.Link)
                    subfolders.Add(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _faults.Add(new ScanFault(_location.ToStored(folder), $"folder cannot be listed: {FileErrors.Describe(e)}"));
        }

        foreach (var subfolder in subfolders)
            ScanFolder(subfolder);
    }

    // Whether an entry is a link is not asked here: that would cost a system call more for every file.
    private static FileSystemEnumerable<(string Path, bool IsFolder)> Entries(string folder) =>
        new(folder, static (ref FileSystemEntry entry) => (FullPath(ref entry), entry.IsDirectory), Everything)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => entry.FileName[0] != '.',
        };

    // The entry's own full path is empty where it is longer than the system opens.
    private static string FullPath(ref FileSystemEntry entry) => Path.Join(entry.Directory, entry.FileName);

    private void AddFile(string fullPath)
    {
        switch (FileState.Read(fullPath, followLink: false, out var stamp))
        {
            case FileStateKind.RegularFile:
                _files.Add(new SourceFile(_location.ToStored(fullPath), stamp));
                break;
            case FileStateKind.Unreadable:
                _faults.Add(new ScanFault(_location.ToStored(fullPath), "its state cannot be read"));
                break;
            case FileStateKind.Missing when fullPath.Contains('\uFFFD', StringComparison.Ordinal):
                _faults.Add(new ScanFault(_location.ToStored(fullPath), "its name is not valid Unicode; rename it"));
                break;
            default:
                break; // Gone meanwhile, a link, or a pipe, socket or device, which holds no document.
        }
    }
}
