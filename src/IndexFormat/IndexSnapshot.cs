using DocumentSearch.IndexFormat.Analysis;
using Lucene.Net.Index;
using Microsoft.CSharp.RuntimeBinder;

namespace DocumentSearch.IndexFormat;

/// <summary>One commit of an index, open for reading; later commits do not change it.</summary>
public sealed class IndexSnapshot : IDisposable
{
    private readonly Lucene.Net.Store.Directory _directory;

    private IndexSnapshot(IndexLocation location, Lucene.Net.Store.Directory directory, DirectoryReader reader)
    {
        Location = location;
        _directory = directory;
        Reader = reader;
        Stamp = CommitStamp.Read(reader.IndexCommit.UserData);
    }

    /// <summary>The index.</summary>
    public IndexLocation Location { get; }

    /// <summary>The commit's reader.</summary>
    public DirectoryReader Reader { get; }

    /// <summary>What the commit says of itself.</summary>
    public CommitStamp Stamp { get; }

    /// <summary>Whether this build reads the commit's format and shares its analysis.</summary>
    public bool IsCurrent => Stamp.Format == FormatVersion.Current && Stamp.Analysis == AnalysisFingerprint.Current;

    /// <summary>Opens the last commit.</summary>
    /// <param name="location">The index.</param>
    /// <exception cref="IndexException">There is none, it cannot be read, or a newer version wrote it.</exception>
    public static IndexSnapshot Open(IndexLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        try
        {
            return OpenOnce(location);
        }
        catch (IndexException e) when (e.Kind == IndexErrorKind.Corrupt)
        {
            // The first commit of an index, while it is being made, looks like damage.
            if (IsBeingWritten(location))
                throw new IndexException(IndexErrorKind.Locked, location.Folder, "another process is making this index; try again when it has finished", e);

            return OpenOnce(location);
        }
    }

    private static IndexSnapshot OpenOnce(IndexLocation location)
    {
        Lucene.Net.Store.Directory? directory = null;
        try
        {
            if (!location.Exists)
                throw new IndexException(IndexErrorKind.Missing, location.Folder, "no index here; make one with: search index FOLDER");

            directory = IndexDirectory.Open(location);
            var snapshot = new IndexSnapshot(location, directory, DirectoryReader.Open(directory));
            directory = null;
            return snapshot.Checked();
        }
        catch (Exception e) when (IsFailureToRead(e))
        {
            throw Unreadable(location, e);
        }
        finally
        {
            directory?.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Reader.Dispose();
        _directory.Dispose();
    }

    private IndexSnapshot Checked()
    {
        if (Stamp.Format <= FormatVersion.Current)
            return this;

        Dispose();
        throw new IndexException(
            IndexErrorKind.NewerFormat,
            Location.Folder,
            $"written in format {Stamp.Format}, newer than this program's {FormatVersion.Current}; update the program");
    }

    private static bool IsBeingWritten(IndexLocation location)
    {
        try
        {
            using var directory = IndexDirectory.Open(location);
            return directory.MakeLock(IndexWriter.WRITE_LOCK_NAME).IsLocked();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Lucene reports damage by whatever exception the damaged bytes lead it into, and a false count asks for all memory; where
    // it would use dynamic binding to do so, a native executable ends up with the binder's.
    private static bool IsFailureToRead(Exception e) => e is IOException and not IndexException or UnauthorizedAccessException
        or ArgumentException or InvalidOperationException or IndexOutOfRangeException or ArithmeticException or RuntimeBinderException
        or NullReferenceException or OutOfMemoryException or KeyNotFoundException or FormatException or NotSupportedException;

    private static IndexException Unreadable(IndexLocation location, Exception cause) => cause switch
    {
        IndexNotFoundException => new IndexException(
            IndexErrorKind.Missing, location.Folder, "no index here; make one with: search index FOLDER", cause),
        UnauthorizedAccessException => new IndexException(
            IndexErrorKind.Corrupt, location.Folder, "the index cannot be read: no permission", cause),
        _ => new IndexException(
            IndexErrorKind.Corrupt,
            location.Folder,
            $"the index is damaged ({cause.GetType().Name}); delete this folder and run: search index FOLDER",
            cause),
    };
}
