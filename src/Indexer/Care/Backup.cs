using DocumentSearch.Indexer.Source;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Care;

/// <summary>A copy of an index's last commit, taken while it may be written.</summary>
/// <param name="Folder">Full path of the backup.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Committed">When the commit it holds was made, UTC.</param>
public sealed record Backup(string Folder, long Bytes, DateTime Committed)
{
    /// <summary>
    /// Copies the last commit of an index into a new folder, and reads it back. Neither does a writer wait for it, nor it for a
    /// writer. The folder appears when it is complete; until then its name has an ending that says so.
    /// </summary>
    /// <param name="location">The index; it may be a backup itself.</param>
    /// <param name="folder">The folder to make; there is none, or it is empty.</param>
    /// <param name="options">How free space is found out.</param>
    /// <param name="cancel">Ends the work early; nothing is left of it.</param>
    /// <exception cref="IndexException">
    /// There is no index, it cannot be read, or it is damaged; or the folder is in use or cannot be written.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Backup Take(IndexLocation location, string folder, IndexerOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(options);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var taken = new BackupMark(location.Backup?.Index ?? location.Folder, DateTime.UtcNow);
        using var files = CommitFiles.Open(location);
        var partial = $"{target}.partial-{Random.Shared.Next():x8}";
        try
        {
            RefuseTarget(location, target);
            FreeSpace.Require(target, files.Bytes, options);
            Directory.CreateDirectory(partial);
            File.WriteAllText(Path.Combine(partial, WriterTurn.IgnoreFileName), WriterTurn.IgnoreEverything);
            taken.Write(partial);
            Copy(files, location, partial, cancel);
            if (Directory.Exists(target))
                Directory.Delete(target);

            Directory.Move(partial, target);
            FolderSync.Flush(Path.GetDirectoryName(target)!);
        }
        catch (Exception e) when (e is IOException and not IndexException or UnauthorizedAccessException)
        {
            throw Refused(target, $"the backup cannot be written: {FileErrors.Describe(e)}", e);
        }
        finally
        {
            Discard(partial);
        }

        return new Backup(target, files.Bytes, new DateTime(files.Stamp.CommittedTicks, DateTimeKind.Utc));
    }

    private static void RefuseTarget(IndexLocation location, string target)
    {
        if (Roots.IsAtOrUnder(target, location.Folder))
            throw Refused(target, "a backup cannot be kept inside the index; name another folder");

        if (File.Exists(target))
            throw Refused(target, "not a folder");

        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw Refused(target, "this folder is not empty; name a new one");
    }

    private static void Copy(CommitFiles files, IndexLocation location, string folder, CancellationToken cancel)
    {
        try
        {
            files.CopyTo(folder, cancel);
        }
        catch (IndexException e)
        {
            throw new IndexException(
                IndexErrorKind.Corrupt, location.Folder, "a copy of the index cannot be read back; look for damage with: search check", e);
        }
    }

    private static void Discard(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is left says by its name that it is no backup.
        }
    }

    private static IndexException Refused(string target, string advice, Exception? cause = null) =>
        new(IndexErrorKind.NotWritable, target, advice, cause);
}
