using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Care;

/// <summary>An index put back from a backup.</summary>
/// <param name="Index">Full path of the index folder.</param>
/// <param name="Mark">What the backup says of itself.</param>
/// <param name="Bytes">Bytes of the index.</param>
/// <param name="Committed">When the commit that answers now was made, UTC.</param>
/// <param name="IsCurrent">Whether it is of this version of the program; else the next update makes it anew beside itself.</param>
public sealed record Restoration(string Index, BackupMark Mark, long Bytes, DateTime Committed, bool IsCurrent)
{
    /// <summary>
    /// Reads a backup through, copies it beside the index, and lets it answer in the index's place, in one step. Ended early, it
    /// leaves the index as it was.
    /// </summary>
    /// <param name="backupFolder">The backup.</param>
    /// <param name="location">The index; it is made if it does not exist.</param>
    /// <param name="options">How long to wait for another process that is writing.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IndexException">
    /// The backup is none, damaged or of a newer version; or the index is locked, of a newer version, or cannot be written.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Restoration Run(string backupFolder, IndexLocation location, IndexerOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(options);
        var backup = IndexLocation.At(backupFolder);
        var mark = MarkOf(backup);
        using var files = Open(backup, cancel, out var isCurrent);
        WriterTurn.RefuseBackup(location);
        NewerFormat.Refuse(location);
        FreeSpace.Require(location.Folder, files.Bytes, options);
        using (var turn = WriterTurn.Wait(location, options, cancel))
            Copy(files, turn, location, cancel);

        return new Restoration(location.Folder, mark, files.Bytes, new DateTime(files.Stamp.CommittedTicks, DateTimeKind.Utc), isCurrent);
    }

    private static BackupMark MarkOf(IndexLocation backup)
    {
        if (backup.Backup is { } mark)
            return mark;

        var problem = !Path.Exists(backup.Folder) ? "no such folder" : !Directory.Exists(backup.Folder) ? "not a folder" : "not a backup of an index";
        throw new IndexException(IndexErrorKind.Missing, backup.Folder, problem);
    }

    private static CommitFiles Open(IndexLocation backup, CancellationToken cancel, out bool isCurrent)
    {
        try
        {
            using var snapshot = IndexSnapshot.Open(backup);
            snapshot.CheckIntegrity(cancel);
            isCurrent = snapshot.IsCurrent;
            return CommitFiles.Open(backup);
        }
        catch (IndexException e) when (e.Kind is IndexErrorKind.Corrupt or IndexErrorKind.Missing)
        {
            var problem = e.InnerException is UnauthorizedAccessException ? "the backup cannot be read: no permission" : "the backup is damaged";
            throw new IndexException(IndexErrorKind.Corrupt, backup.Folder, $"{problem}; nothing was restored", e);
        }
    }

    private static void Copy(CommitFiles files, WriterTurn turn, IndexLocation location, CancellationToken cancel)
    {
        var copy = Path.Combine(WriterTurn.ScratchOf(location), "restored");
        try
        {
            files.CopyTo(copy, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw e is IndexException
                ? new IndexException(IndexErrorKind.NotWritable, location.Folder, "what was copied cannot be read back; the index is as it was", e)
                : IndexSession.Describe(location, e);
        }

        turn.Adopt(Path.Combine(copy, Generation.First));
    }
}
