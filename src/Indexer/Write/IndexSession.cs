using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Write;

/// <summary>
/// The only writer of an index, while it lives. Nothing is kept but what <see cref="Commit"/> was called for: leaving without
/// it rolls back (Lucene's own writer commits when it is disposed).
/// </summary>
internal sealed class IndexSession : IDisposable
{
    private const int MinBufferedDocs = 1000;

    private readonly IndexLocation _location;
    private readonly Lucene.Net.Store.Directory _directory;
    private readonly IndexWriter _writer;

    private IndexSession(IndexLocation location, Lucene.Net.Store.Directory directory, IndexWriter writer)
    {
        _location = location;
        _directory = directory;
        _writer = writer;
    }

    /// <summary>Becomes the writer, waiting for another one to finish.</summary>
    /// <param name="location">The index.</param>
    /// <param name="options">Memory for buffers, and how long to wait.</param>
    /// <param name="files">How many files are going to be written.</param>
    /// <exception cref="IndexException">It is locked, cannot be written, or is damaged.</exception>
    public static IndexSession Open(IndexLocation location, IndexerOptions options, int files)
    {
        Lucene.Net.Store.Directory? directory = null;
        try
        {
            CreateFolder(location);
            directory = IndexDirectory.Open(location);
            var session = new IndexSession(location, directory, new IndexWriter(directory, Configure(options, files)));
            directory = null;
            return session;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Describe(location, e);
        }
        finally
        {
            directory?.Dispose();
        }
    }

    public void Add(IEnumerable<IEnumerable<IIndexableField>> parts) => _writer.AddDocuments(parts);

    public void Replace(string path, IEnumerable<IEnumerable<IIndexableField>> parts) => _writer.UpdateDocuments(PathTerm(path), parts);

    public void Delete(string path) => _writer.DeleteDocuments(PathTerm(path));

    /// <summary>Drops everything, to begin anew; like all else it counts from the commit on.</summary>
    public void DeleteAll() => _writer.DeleteAll();

    /// <summary>Changes the stamp of a document whose content is the same as before.</summary>
    public void Restamp(string path, SourceStamp stamp)
    {
        _writer.UpdateNumericDocValue(PathTerm(path), IndexFields.Modified, stamp.ModifiedTicks);
        _writer.UpdateNumericDocValue(PathTerm(path), IndexFields.Changed, stamp.ChangedTicks);
        _writer.UpdateNumericDocValue(PathTerm(path), IndexFields.FileNumber, stamp.FileNumber);
    }

    /// <summary>Makes everything so far durable and visible, atomically, together with the stamp.</summary>
    public void Commit(CommitStamp stamp)
    {
        try
        {
            _writer.SetCommitData(stamp.Write());
            _writer.Commit();

            // The changes are safe now; merging what they left in pieces is tidying up, kept by a commit of its own.
            _writer.WaitForMerges();
            if (_writer.HasUncommittedChanges())
            {
                _writer.SetCommitData(stamp.Write());
                _writer.Commit();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Describe(_location, e);
        }
    }

    /// <summary>A failure of the writer, told as what it means for the index; anything else as it is.</summary>
    public Exception Describe(Exception failure) =>
        failure is IOException or UnauthorizedAccessException ? Describe(_location, failure) : failure;

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _writer.Rollback();
        }
        finally
        {
            _directory.Dispose();
        }
    }

    private static Term PathTerm(string path) => new(IndexFields.Path, path);

    private static IndexWriterConfig Configure(IndexerOptions options, int files) => new(LuceneVersion.LUCENE_48, null)
    {
        OpenMode = OpenMode.CREATE_OR_APPEND,
        Similarity = Scoring.Similarity,
        RAMBufferSizeMB = options.BufferMegabytes,
        MaxThreadStates = Math.Max(1, options.Threads),
        // A worker that has done its share writes its segment out itself; left to the commit, all segments would be written
        // one after the other by a single thread.
        MaxBufferedDocs = Math.Max(MinBufferedDocs, files / Math.Max(1, options.Threads)),
        WriteLockTimeout = (long)options.LockTimeout.TotalMilliseconds,
        MergePolicy = new TieredMergePolicy { NoCFSRatio = 1.0, MaxMergedSegmentMB = options.MaxMergeMegabytes },
        MergeScheduler = new ConcurrentMergeScheduler(),
    };

    private static void CreateFolder(IndexLocation location)
    {
        try
        {
            System.IO.Directory.CreateDirectory(location.SegmentsFolder);
            var ignore = Path.Combine(location.Folder, ".gitignore");
            if (!File.Exists(ignore))
                File.WriteAllText(ignore, "*\n");
        }
        catch (IOException e)
        {
            throw new IndexException(IndexErrorKind.NotWritable, location.Folder, "the index cannot be written: its folder cannot be made", e);
        }
    }

    private static IndexException Describe(IndexLocation location, Exception cause) => cause switch
    {
        IndexException known => known,
        LockObtainFailedException => new IndexException(
            IndexErrorKind.Locked, location.Folder, "another process is writing this index; try again when it has finished", cause),
        CorruptIndexException or EndOfStreamException or FileNotFoundException => new IndexException(
            IndexErrorKind.Corrupt, location.Folder, "the index is damaged; delete this folder and run: search index FOLDER", cause),
        UnauthorizedAccessException => new IndexException(
            IndexErrorKind.NotWritable, location.Folder, "the index cannot be written: no permission", cause),
        _ => new IndexException(
            IndexErrorKind.NotWritable, location.Folder, $"the index cannot be written: {Source.FileErrors.Describe(cause)}", cause),
    };
}
