using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Write;

/// <summary>
/// A process's turn to write an index: it holds the lock, and has cleared away what an earlier writer that was killed left
/// behind.
/// </summary>
internal sealed class WriterTurn : IDisposable
{
    /// <summary>Folder for work that is no part of the index yet; nothing in it outlives a turn.</summary>
    private const string ScratchName = "scratch";

    private readonly IndexLocation _location;
    private readonly WriterLock _lock;

    private WriterTurn(IndexLocation location, WriterLock held)
    {
        _location = location;
        _lock = held;
    }

    /// <summary>Waits for the turn.</summary>
    /// <param name="location">The index; its folder is made if there is none.</param>
    /// <param name="options">How long to wait.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="IndexException">Another process is still writing, or the folder cannot be written.</exception>
    public static WriterTurn Wait(IndexLocation location, IndexerOptions options, CancellationToken cancel)
    {
        try
        {
            MakeFolder(location);
            var turn = new WriterTurn(location, WriterLock.Take(location, options.LockTimeout, options.Waiting, cancel));
            turn.ClearScratch();
            return turn;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw IndexSession.Describe(location, e);
        }
    }

    /// <summary>Full path of the folder for work that is no part of the index yet.</summary>
    public static string ScratchOf(IndexLocation location) => Path.Combine(location.Folder, ScratchName);

    /// <summary>Deletes all generations but the one that answers, and one that is still being made.</summary>
    /// <param name="unfinished">The latter, if any.</param>
    public void DeleteOthers(string? unfinished)
    {
        var current = Generation.Current(_location);
        foreach (var name in Generation.All(_location))
        {
            if (name != current && name != unfinished)
                Directory.Delete(Path.Combine(_location.Folder, name), recursive: true);
        }
    }

    /// <summary>Lets a generation that is complete answer from now on, and deletes the others.</summary>
    public void SwitchTo(string generation)
    {
        try
        {
            Generation.SwitchTo(_location, generation);
            DeleteOthers(null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw IndexSession.Describe(_location, e);
        }
    }

    public void Dispose()
    {
        try
        {
            ClearScratch();
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
            Directory.CreateDirectory(location.Folder);
            var ignore = Path.Combine(location.Folder, ".gitignore");
            if (!File.Exists(ignore))
                File.WriteAllText(ignore, "*\n");
        }
        catch (IOException e)
        {
            throw new IndexException(IndexErrorKind.NotWritable, location.Folder, "the index cannot be written: its folder cannot be made", e);
        }
    }
}
