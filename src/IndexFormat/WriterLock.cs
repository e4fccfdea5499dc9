using System.Diagnostics;

namespace DocumentSearch.IndexFormat;

/// <summary>
/// The right to write an index, which one process has at a time. The system gives it up when the process ends, however it
/// ends; the lock's file stays and means nothing by itself.
/// </summary>
public sealed class WriterLock : IDisposable
{
    /// <summary>Name of its file.</summary>
    public const string FileName = "write.lock";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _held;

    private WriterLock(FileStream held) => _held = held;

    /// <summary>Takes the lock, waiting for another process to give it up.</summary>
    /// <param name="location">The index; its folder must exist.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="waiting">Called once if there is anything to wait for.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="IndexException">It is still locked.</exception>
    /// <exception cref="IOException">The lock's file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static WriterLock Take(IndexLocation location, TimeSpan timeout, Action? waiting, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(location);
        var clock = Stopwatch.StartNew();
        var told = false;
        // Somebody who only looks whether there is a writer has the lock for a moment, too: it is always tried twice.
        for (var tries = 1; ; tries++)
        {
            if (TryOpen(location, FileMode.OpenOrCreate) is { } held)
                return new WriterLock(held);

            if (clock.Elapsed >= timeout && tries > 1)
            {
                throw new IndexException(
                    IndexErrorKind.Locked, location.Folder, "another process is writing this index; try again when it has finished");
            }

            if (!told && timeout > Interval)
                waiting?.Invoke();

            told = true;
            cancel.WaitHandle.WaitOne(Interval);
            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Whether a process is writing the index now.</summary>
    /// <param name="location">The index.</param>
    public static bool IsHeld(IndexLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        try
        {
            using var taken = TryOpen(location, FileMode.Open);
            return taken is null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether a process ever wrote an index here, or is about to.</summary>
    /// <param name="location">The index.</param>
    public static bool WasTaken(IndexLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return File.Exists(Path.Combine(location.Folder, FileName));
    }

    /// <summary>Gives the lock up for good, with its file, when the index it belongs to has been removed.</summary>
    /// <exception cref="IOException">The file cannot be deleted; the lock is given up all the same.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission to delete it; the lock is given up all the same.</exception>
    public void Remove()
    {
        // Windows deletes no open file; elsewhere nobody may lock the file between its deletion and the end of this lock.
        if (OperatingSystem.IsWindows())
            _held.Dispose();

        try
        {
            File.Delete(_held.Name);
        }
        finally
        {
            _held.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();

    // The file stays: were it deleted, one process could lock the old file and another a new one of the same name.
    private static FileStream? TryOpen(IndexLocation location, FileMode mode)
    {
        try
        {
            var file = new FileStream(Path.Combine(location.Folder, FileName), mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            if (!IsDeleted(file))
                return file;

            file.Dispose();
            return null;
        }
        catch (IOException e) when (IsSharing(e))
        {
            return null;
        }
    }

    // An index may be removed between the opening of this file and its locking. A lock on what stands nowhere keeps nobody out.
    private static bool IsDeleted(FileStream file) =>
        OperatingSystem.IsLinux()
        && new FileInfo($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}").LinkTarget?.EndsWith(" (deleted)", StringComparison.Ordinal) == true;

    // EWOULDBLOCK on Linux and on BSD systems, and Windows' sharing and lock violations. A full disk is none of them.
    private static bool IsSharing(IOException failure) =>
        failure.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);
}
