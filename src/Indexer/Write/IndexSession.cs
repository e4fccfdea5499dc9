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
    private const int BytesPerListedFile = 128;

    private readonly IndexLocation _location;
    private readonly Lucene.Net.Store.Directory _directory;
    private readonly IndexWriter _writer;
    private readonly Func<string, Lucene.Net.Store.Directory> _openSegments;
    private readonly System.Threading.Lock _commitGate = new();
    private long _lastId;

    private IndexSession(IndexLocation location, IndexerOptions options, Lucene.Net.Store.Directory directory, IndexWriter writer, long lastId)
    {
        _location = location;
        _openSegments = options.OpenSegments;
        _directory = directory;
        _writer = writer;
        _lastId = lastId;
    }

    /// <summary>Opens a generation for writing; whoever does so holds the index's <see cref="WriterLock"/>.</summary>
    /// <param name="location">The index.</param>
    /// <param name="generation">The generation, made if it does not exist.</param>
    /// <param name="options">Memory for buffers.</param>
    /// <param name="files">How many files are going to be written.</param>
    /// <param name="lastId">The highest document number given so far.</param>
    /// <exception cref="IndexException">It is locked, cannot be written, or is damaged.</exception>
    public static IndexSession Open(IndexLocation location, string generation, IndexerOptions options, int files, long lastId)
    {
        Lucene.Net.Store.Directory? directory = null;
        try
        {
            var folder = Path.Combine(location.Folder, generation);
            System.IO.Directory.CreateDirectory(folder);
            directory = options.OpenSegments(folder);
            var session = new IndexSession(location, options, directory, new IndexWriter(directory, Configure(options, files)), lastId);
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

    /// <summary>A number for a document that is about to be written.</summary>
    public long NextId() => Interlocked.Increment(ref _lastId);

    public void Add(IEnumerable<IEnumerable<IIndexableField>> parts) => _writer.AddDocuments(parts);

    /// <summary>Writes a document in the place of another one.</summary>
    public void Replace(long id, IEnumerable<IEnumerable<IIndexableField>> parts) => _writer.UpdateDocuments(IdTerm(id), parts);

    /// <summary>Writes a document that is too long for the buffers, in the place of another one if there is one.</summary>
    public void PutLong(long? replaced, IEnumerable<IEnumerable<IIndexableField>> parts, CancellationToken cancel)
    {
        var folder = Path.Combine(WriterTurn.ScratchOf(_location), "long");
        System.IO.Directory.CreateDirectory(folder);
        using (var scratch = _openSegments(folder))
        {
            LongDocument.Write(scratch, parts, cancel);
            // No commit may come between the two.
            lock (_commitGate)
            {
                if (replaced is { } id)
                    Delete(id);

                _writer.AddIndexes(scratch);
            }
        }

        System.IO.Directory.Delete(folder, recursive: true);
    }

    public void Delete(long id) => _writer.DeleteDocuments(IdTerm(id));

    /// <summary>Gives a document another path, and the stamp its file has there.</summary>
    public void Move(long id, string path, SourceStamp stamp)
    {
        _writer.UpdateBinaryDocValue(IdTerm(id), IndexFields.Path, new BytesRef(path));
        Restamp(id, stamp);
    }

    /// <summary>Changes the stamp of a document whose content is the same as before.</summary>
    public void Restamp(long id, SourceStamp stamp)
    {
        _writer.UpdateNumericDocValue(IdTerm(id), IndexFields.Modified, stamp.ModifiedTicks);
        _writer.UpdateNumericDocValue(IdTerm(id), IndexFields.Changed, stamp.ChangedTicks);
        _writer.UpdateNumericDocValue(IdTerm(id), IndexFields.FileNumber, stamp.FileNumber);
    }

    /// <summary>Makes everything so far durable and visible, atomically, together with the stamp.</summary>
    public void Commit(CommitStamp stamp)
    {
        try
        {
            lock (_commitGate)
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

    /// <summary>Commits, and then merges what that left in pieces: tidying up, kept by a commit of its own.</summary>
    public void CommitAndTidy(CommitStamp stamp)
    {
        Commit(stamp);
        try
        {
            _writer.WaitForMerges();
            if (_writer.HasUncommittedChanges())
                Commit(stamp);
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

    private static Term IdTerm(long id) => new(IndexFields.Id, DocumentId.ToTerm(id));

    private static IndexWriterConfig Configure(IndexerOptions options, int files) => new(LuceneVersion.LUCENE_48, null)
    {
        OpenMode = OpenMode.CREATE_OR_APPEND,
        Similarity = Scoring.Similarity,
        RAMBufferSizeMB = BufferMegabytes(options, files),
        MaxThreadStates = Math.Max(1, options.Threads),
        // A worker that has done its share writes its segment out itself; left to the commit, all segments would be written
        // one after the other by a single thread.
        MaxBufferedDocs = Math.Max(MinBufferedDocs, files / Math.Max(1, options.Threads)),
        // The index's own lock is held already; this one keeps out programs that know only Lucene's.
        WriteLockTimeout = 0,
        MergePolicy = new TieredMergePolicy { NoCFSRatio = 1.0, MaxMergedSegmentMB = options.MaxMergeMegabytes },
        MergeScheduler = new ConcurrentMergeScheduler(),
    };

    // What the lists of a very large folder take, the buffers leave to them.
    private static double BufferMegabytes(IndexerOptions options, int files) =>
        Math.Max(options.BufferMegabytes / 4.0, options.BufferMegabytes - files * (double)BytesPerListedFile / (1 << 20));

    public static IndexException Describe(IndexLocation location, Exception cause) => cause switch
    {
        IndexException known => known,
        LockObtainFailedException => new IndexException(
            IndexErrorKind.Locked, location.Folder, "another process is writing this index; try again when it has finished", cause),
        CorruptIndexException or EndOfStreamException or FileNotFoundException => new IndexException(
            IndexErrorKind.Corrupt, location.Folder, "the index is damaged; mend it with: search check --repair", cause),
        UnauthorizedAccessException => new IndexException(
            IndexErrorKind.NotWritable, location.Folder, "the index cannot be written: no permission", cause),
        _ => new IndexException(
            IndexErrorKind.NotWritable, location.Folder, $"the index cannot be written: {Source.FileErrors.Describe(cause)}", cause),
    };
}
