using DocumentSearch.Indexer.Care;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Write;

/// <summary>
/// A process's turn to write an index: it holds the lock, and has cleared away what an earlier writer that was killed left
/// behind.
/// </summary>
internal sealed class WriterTurn : IDisposable
{
    /// <summary>Folder for work that is no part of the index yet; nothing in it outlives a turn.</summary>
    public const string ScratchName = "scratch";

    /// <summary>Keeps the index folder out of version control.</summary>
    public const string IgnoreFileName = ".gitignore";

    /// <summary>What stands in that file.</summary>
    public const string IgnoreEverything = "*\n";

    private readonly IndexLocation _location;
    private readonly WriterLock _lock;
    private readonly TimeProvider _clock;

    private WriterTurn(IndexLocation location, WriterLock held, TimeProvider clock)
    {
        _location = location;
        _lock = held;
        _clock = clock;
    }

    /// <summary>Waits for the turn.</summary>
    /// <param name="location">The index; its folder is made if there is none.</param>
    /// <param name="options">How long to wait.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="IndexException">Another process is still writing, the folder cannot be written, it holds other files than an index, or it is a backup.</exception>
    public static WriterTurn Wait(IndexLocation location, IndexerOptions options, CancellationToken cancel)
    {
        RefuseBackup(location);
        try
        {
            MakeFolder(location);
            var turn = new WriterTurn(location, WriterLock.Take(location, options.LockTimeout, options.Waiting, cancel), options.Clock);
            turn.ClearScratch();
            return turn;
        }
        catch (Exception e) when (e is IOException and not IndexException or UnauthorizedAccessException)
        {
            throw IndexSession.Describe(location, e);
        }
    }

    /// <summary>Refuses to write a backup.</summary>
    /// <param name="location">The index.</param>
    /// <exception cref="IndexException">It is a backup.</exception>
    public static void RefuseBackup(IndexLocation location)
    {
        // It is looked at anew: the location may be older than the backup.
        if (BackupMark.Read(location.Folder) is { } backup)
        {
            throw new IndexException(
                IndexErrorKind.NotWritable, location.Folder, $"this is a backup of {backup.Index}; restore it with: search restore {location.Folder}");
        }
    }

    /// <summary>Full path of the folder for work that is no part of the index yet.</summary>
    public static string ScratchOf(IndexLocation location) => Path.Combine(location.Folder, ScratchName);

    /// <summary>
    /// Deletes all generations but the one that answers, one that is still being made, and those in which a reader has a commit
    /// kept.
    /// </summary>
    /// <param name="unfinished">The latter, if any.</param>
    /// <exception cref="IndexException">They cannot be deleted.</exception>
    public void DeleteOthers(string? unfinished)
    {
        var current = Generation.Current(_location);
        var leased = LeasedFiles.Generations(_location, _clock);
        try
        {
            foreach (var name in Generation.All(_location).Where(name => name != current && name != unfinished && !leased.Contains(name)))
                Directory.Delete(Path.Combine(_location.Folder, name), recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw IndexSession.Describe(_location, e);
        }
    }

    /// <summary>Lets segments that were made elsewhere in the index folder answer from now on, as a generation of their own.</summary>
    /// <param name="segmentsFolder">Full path of the folder that holds them, complete and on disk.</param>
    public void Adopt(string segmentsFolder)
    {
        try
        {
            var generation = Generation.Unused(_location);
            Directory.Move(segmentsFolder, Path.Combine(_location.Folder, generation));
            SwitchTo(generation);
        }
        catch (Exception e) when (e is IOException and not IndexException or UnauthorizedAccessException)
        {
            throw IndexSession.Describe(_location, e);
        }
    }

    /// <summary>Gives the turn up for good, with the lock's file, when the index has been removed.</summary>
    public void Remove()
    {
        ClearScratch();
        _lock.Remove();
    }

    /// <summary>Lets a generation that is complete answer from now on, and deletes the others that nobody has kept.</summary>
    /// <exception cref="IndexException">It cannot be written; one of the two answers.</exception>
    public void SwitchTo(string generation)
    {
        try
        {
            Generation.SwitchTo(_location, generation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw IndexSession.Describe(_location, e);
        }

        DeleteOthers(null);
    }

    public void Dispose()
    {
        try
        {
            ClearScratch();
            SnapshotLease.Clear(_location, _clock);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next turn clears it before it begins.
        }
        finally
        {
            _lock.Dispose();
        }
    }

    private void ClearScratch()
    {
        var scratch = ScratchOf(_location);
        if (Directory.Exists(scratch))
            Directory.Delete(scratch, recursive: true);
    }

    private static void MakeFolder(IndexLocation location)
    {
        try
        {
            RefuseOtherFiles(location);
            Directory.CreateDirectory(location.Folder);
            var ignore = Path.Combine(location.Folder, IgnoreFileName);
            if (!File.Exists(ignore))
                File.WriteAllText(ignore, IgnoreEverything);
        }
        catch (IOException e) when (e is not IndexException)
        {
            throw new IndexException(IndexErrorKind.NotWritable, location.Folder, "the index cannot be written: its folder cannot be made", e);
        }
    }

    // Among somebody's documents the index would hide them, with its file that keeps it out of version control, and take a
    // folder named as its own for what an unfinished write left. A folder of the name that indexes have is theirs.
    private static void RefuseOtherFiles(IndexLocation location)
    {
        if (Path.GetFileName(location.Folder) == IndexLocation.FolderName || !Directory.Exists(location.Folder) || location.Exists)
            return;

        if (Directory.EnumerateFileSystemEntries(location.Folder).FirstOrDefault(path => !IsOwn(location, path)) is { } other)
        {
            throw new IndexException(
                IndexErrorKind.NotWritable, location.Folder,
                $"this folder holds other files, such as {Path.GetFileName(other)}, and no index; name a folder that is new or empty");
        }
    }

    private static bool IsOwn(IndexLocation location, string path)
    {
        var name = Path.GetFileName(path);
        return name is IgnoreFileName or ScratchName or WriterLock.FileName or SnapshotLease.FolderName
            || Generation.IsPointer(name)
            || (Generation.All(location).Contains(name, StringComparer.Ordinal)
                && Directory.EnumerateFileSystemEntries(path).All(IndexRemoval.IsOfSegments));
    }
}
