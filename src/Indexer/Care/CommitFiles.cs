using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Microsoft.Win32.SafeHandles;

namespace DocumentSearch.Indexer.Care;

/// <summary>
/// All files of an index's last commit, open. They stay readable when a writer goes on and deletes them, so that none has to
/// be waited for.
/// </summary>
internal sealed class CommitFiles : IDisposable
{
    /// <summary>How often a commit may be replaced while its files are being opened.</summary>
    public const int MaxTries = 100;

    private const int BlockSize = 1 << 20;

    private readonly List<(string Name, SafeFileHandle Handle)> _files = [];

    private CommitFiles(CommitStamp stamp) => Stamp = stamp;

    /// <summary>What the commit says of itself.</summary>
    public CommitStamp Stamp { get; }

    /// <summary>Bytes of all files.</summary>
    public long Bytes { get; private set; }

    /// <summary>Opens the last commit.</summary>
    /// <param name="location">The index.</param>
    /// <exception cref="IndexException">There is none, it cannot be read, or a newer version wrote it.</exception>
    public static CommitFiles Open(IndexLocation location)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                _ = IndexSnapshot.ReadStamp(location);
                return Open(location.SegmentsFolder);
            }
            catch (IOException e) when (tries < MaxTries && e is not IndexException { Kind: IndexErrorKind.NewerFormat or IndexErrorKind.Locked })
            {
                // The commit was replaced while it was read; if it was not, it is as unreadable the last time.
            }
            catch (Exception e) when (e is IOException and not IndexException or UnauthorizedAccessException)
            {
                throw Unreadable(location, e);
            }
        }
    }

    /// <summary>Copies the commit into an index folder of its own, durably, and reads it back.</summary>
    /// <param name="indexFolder">Full path of the folder, in which no generation stands yet.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IndexException">What was copied is damaged.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void CopyTo(string indexFolder, CancellationToken cancel)
    {
        var folder = Path.Combine(indexFolder, Generation.First);
        Directory.CreateDirectory(folder);
        foreach (var (name, handle) in _files.SkipLast(1))
            Copy(handle, Path.Combine(folder, name), cancel);

        // The last file makes the others a commit.
        FolderSync.Flush(folder);
        Copy(_files[^1].Handle, Path.Combine(folder, _files[^1].Name), cancel);
        FolderSync.Flush(folder);
        FolderSync.Flush(indexFolder);
        using var copied = IndexSnapshot.Open(IndexLocation.At(indexFolder));
        copied.CheckIntegrity(cancel);
    }

    public void Dispose()
    {
        foreach (var (_, handle) in _files)
            handle.Dispose();
    }

    private static CommitFiles Open(string segmentsFolder)
    {
        using var directory = IndexDirectory.Open(segmentsFolder);
        var infos = new SegmentInfos();
        infos.Read(directory);
        var last = infos.GetSegmentsFileName();
        var files = new CommitFiles(CommitStamp.Read(infos.UserData));
        try
        {
            foreach (var name in infos.GetFiles(directory, includeSegmentsFile: false).Order(StringComparer.Ordinal).Append(last))
                files.Add(name, Path.Combine(segmentsFolder, name));

            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    private void Add(string name, string path)
    {
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        _files.Add((name, handle));
        Bytes += RandomAccess.GetLength(handle);
    }

    private static void Copy(SafeFileHandle from, string path, CancellationToken cancel)
    {
        using var to = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        var block = GC.AllocateUninitializedArray<byte>(BlockSize);
        int count;
        for (var at = 0L; (count = RandomAccess.Read(from, block, at)) > 0; at += count)
        {
            cancel.ThrowIfCancellationRequested();
            RandomAccess.Write(to, block.AsSpan(0, count), at);
        }

        RandomAccess.FlushToDisk(to);
    }

    private static IndexException Unreadable(IndexLocation location, Exception cause) => cause is UnauthorizedAccessException
        ? new IndexException(IndexErrorKind.Corrupt, location.Folder, "the index cannot be read: no permission", cause)
        : new IndexException(IndexErrorKind.Corrupt, location.Folder, "the index is damaged; mend it with: search check --repair", cause);
}
