using DocumentSearch.IndexFormat.Analysis;
using Lucene.Net.Index;
using Microsoft.CSharp.RuntimeBinder;

namespace DocumentSearch.IndexFormat;

/// <summary>One commit of an index, open for reading; later commits do not change it.</summary>
public sealed class IndexSnapshot : IDisposable
{
    private readonly Lucene.Net.Store.Directory _directory;

    private IndexSnapshot(IndexLocation location, string folder, Lucene.Net.Store.Directory directory, DirectoryReader reader)
    {
        Location = location;
        _directory = directory;
        Reader = reader;
        Commit = new CommitName(Path.GetFileName(folder), reader.IndexCommit.Generation);
        Stamp = CommitStamp.Read(reader.IndexCommit.UserData);
    }

    /// <summary>The index.</summary>
    public IndexLocation Location { get; }

    /// <summary>Which commit it is.</summary>
    public CommitName Commit { get; }

    /// <summary>The commit's reader.</summary>
    public DirectoryReader Reader { get; }

    /// <summary>What the commit says of itself.</summary>
    public CommitStamp Stamp { get; }

    /// <summary>Whether this build wrote it, or would write the same.</summary>
    public bool IsCurrent => Stamp.Format == FormatVersion.Current && Stamp.Analysis == AnalysisFingerprint.Of(Stamp.Language);

    /// <summary>Whether this build can search it, though an older one may have written it by other rules.</summary>
    public bool IsReadable => Stamp.Format >= FormatVersion.OldestReadable;

    /// <summary>Opens the last commit.</summary>
    /// <param name="location">The index.</param>
    /// <exception cref="IndexException">There is none, it cannot be read, or a newer version wrote it.</exception>
    public static IndexSnapshot Open(IndexLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return Settled(location, folder => Open(location, folder, commit: null)).Checked();
    }

    /// <summary>Opens the last commit of a generation that may not answer yet, or null if there is none that can be read.</summary>
    /// <param name="location">The index.</param>
    /// <param name="generation">The generation.</param>
    public static IndexSnapshot? TryOpen(IndexLocation location, string generation)
    {
        ArgumentNullException.ThrowIfNull(location);
        try
        {
            return Open(location, Path.Combine(location.Folder, generation), commit: null);
        }
        catch (Exception e) when (IsFailureToRead(e))
        {
            return null;
        }
    }

    /// <summary>
    /// Opens exactly one commit, be it the last or one that a <see cref="SnapshotLease"/> has kept, or null if it is gone, cannot be
    /// read, or is of a newer version.
    /// </summary>
    /// <param name="location">The index.</param>
    /// <param name="commit">The commit; any name may be asked for.</param>
    public static IndexSnapshot? TryOpenLeased(IndexLocation location, CommitName commit)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(commit);
        if (!IndexFormat.Generation.IsName(commit.Generation) || commit.Number <= 0)
            return null;

        try
        {
            return Open(location, Path.Combine(location.Folder, commit.Generation), commit).Checked();
        }
        catch (Exception e) when (e is IndexException || IsFailureToRead(e))
        {
            return null;
        }
    }

    /// <summary>Reads what the last commit says of itself, without opening its segments.</summary>
    /// <param name="location">The index.</param>
    /// <exception cref="IndexException">There is none, it cannot be read, or a newer version wrote it.</exception>
    public static CommitStamp ReadStamp(IndexLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        var stamp = Settled(location, folder =>
        {
            using var directory = IndexDirectory.Open(folder);
            var infos = new SegmentInfos();
            infos.Read(directory);
            return CommitStamp.Read(infos.UserData);
        });
        RefuseNewer(location, stamp);
        return stamp;
    }

    /// <summary>Fails if a newer version wrote an index, which must be left as it is.</summary>
    /// <param name="location">The index.</param>
    /// <param name="stamp">What its commit says of itself.</param>
    /// <exception cref="IndexException">A newer version wrote it.</exception>
    public static void RefuseNewer(IndexLocation location, CommitStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(stamp);
        if (stamp.Format > FormatVersion.Current)
            throw TooNew(location, stamp);
    }

    /// <summary>Reads every file of the commit and compares it with its checksum.</summary>
    /// <param name="cancel">Ends the work early, between two segments.</param>
    /// <exception cref="IndexException">One of them is damaged.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void CheckIntegrity(CancellationToken cancel)
    {
        try
        {
            foreach (var leaf in Reader.Leaves)
            {
                cancel.ThrowIfCancellationRequested();
                leaf.AtomicReader.CheckIntegrity();
            }
        }
        catch (Exception e) when (IsFailureToRead(e))
        {
            throw Unreadable(Location, e);
        }
    }

    private static IndexSnapshot Open(IndexLocation location, string folder, CommitName? commit)
    {
        Lucene.Net.Store.Directory? directory = null;
        try
        {
            directory = IndexDirectory.Open(folder);
            var reader = commit is null ? DirectoryReader.Open(directory) : DirectoryReader.Open(new NamedCommit(directory, commit));
            var snapshot = new IndexSnapshot(location, folder, directory, reader);
            directory = null;
            return snapshot;
        }
        finally
        {
            directory?.Dispose();
        }
    }

    // What looks like damage may be a commit in the making, or a generation that was switched from meanwhile: it is read once
    // more before it is called so.
    private static T Settled<T>(IndexLocation location, Func<string, T> read)
    {
        try
        {
            return Once(location, read);
        }
        catch (IndexException e) when (e.Kind is IndexErrorKind.Corrupt or IndexErrorKind.Missing && Directory.Exists(location.Folder))
        {
            // The very first commit of an index, while it is being made, is neither damage nor nothing.
            if (WriterLock.IsHeld(location) && Generation.All(location).Count <= 1)
                throw new IndexException(IndexErrorKind.Locked, location.Folder, "another process is making this index; try again when it has finished", e);

            return Once(location, read);
        }
    }

    private static T Once<T>(IndexLocation location, Func<string, T> read)
    {
        try
        {
            if (!location.Exists)
                throw new IndexException(IndexErrorKind.Missing, location.Folder, "no index here; make one with: search index FOLDER");

            return read(location.SegmentsFolder);
        }
        catch (Exception e) when (IsFailureToRead(e))
        {
            throw Unreadable(location, e);
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
        throw TooNew(Location, Stamp);
    }

    private static IndexException TooNew(IndexLocation location, CommitStamp stamp) => new(
        IndexErrorKind.NewerFormat,
        location.Folder,
        $"written in format {stamp.Format}, newer than this program's {FormatVersion.Current}; update the program");

    /// <summary>
    /// Whether an exception may mean that what was read is damaged. Lucene reports damage by whatever the damaged bytes lead it
    /// into, and a false count asks for all memory; where it would use dynamic binding to do so, a native executable ends up
    /// with the binder's.
    /// </summary>
    /// <param name="e">What was thrown while an index was read.</param>
    public static bool IsFailureToRead(Exception e) => e is IOException and not IndexException or UnauthorizedAccessException or InvalidDataException
        or ArgumentException or InvalidOperationException or IndexOutOfRangeException or ArithmeticException or RuntimeBinderException
        or NullReferenceException or OutOfMemoryException or KeyNotFoundException or FormatException or NotSupportedException
        || e.GetType().Assembly == typeof(DirectoryReader).Assembly;

    // A reader is opened by the name of its file; what else there is to know of a commit stands in that.
    private sealed class NamedCommit(Lucene.Net.Store.Directory directory, CommitName name) : IndexCommit
    {
        public override string SegmentsFileName => name.FileName;

        public override ICollection<string> FileNames => [SegmentsFileName];

        public override Lucene.Net.Store.Directory Directory => directory;

        public override bool IsDeleted => false;

        public override int SegmentCount => 0;

        public override long Generation => name.Number;

        public override IDictionary<string, string> UserData => new Dictionary<string, string>(StringComparer.Ordinal);

        public override void Delete() => throw new NotSupportedException("readers delete nothing");
    }

    private static IndexException Unreadable(IndexLocation location, Exception cause) => cause switch
    {
        IndexNotFoundException => new IndexException(
            IndexErrorKind.Missing, location.Folder, "no index here; make one with: search index FOLDER", cause),
        UnauthorizedAccessException => new IndexException(
            IndexErrorKind.Corrupt, location.Folder, "the index cannot be read: no permission", cause),
        _ => new IndexException(
            IndexErrorKind.Corrupt,
            location.Folder,
            $"the index is damaged ({cause.GetType().Name}); mend it with: search check --repair",
            cause),
    };
}
