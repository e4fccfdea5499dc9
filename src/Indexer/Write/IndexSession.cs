using System.Text;
using DocumentSearch.Indexer.Invert;
using DocumentSearch.IndexFormat;
using Lucene.Net.Codecs;
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
    private readonly BackgroundMerges _merges = new();
    private readonly IndexWriter _writer;
    private readonly Func<string, Lucene.Net.Store.Directory> _openSegments;
    private readonly System.Threading.Lock _commitGate = new();
    private readonly System.Threading.Lock _longGate = new();
    private ReaderWriterLockSlim _writing = new();
    private Exception? _failure;
    private long _lastId;

    private IndexSession(IndexLocation location, Lucene.Net.Store.Directory directory, IndexerOptions options, IndexWriterConfig config, long lastId)
    {
        _location = location;
        _openSegments = options.OpenSegments;
        _directory = directory;
        if (config.MergeScheduler is not SerialMergeScheduler)
            config.MergeScheduler = _merges;

        _writer = new IndexWriter(directory, config);
        _lastId = lastId;
    }

    /// <summary>Opens a generation for writing; whoever does so holds the index's <see cref="WriterLock"/>.</summary>
    /// <param name="location">The index.</param>
    /// <param name="generation">The generation, made if it does not exist.</param>
    /// <param name="options">Memory for buffers.</param>
    /// <param name="files">How many files are going to be written.</param>
    /// <param name="lastId">The highest document number given so far.</param>
    /// <exception cref="IndexException">It is locked, cannot be written, or is damaged.</exception>
    public static IndexSession Open(IndexLocation location, string generation, IndexerOptions options, int files, long lastId) =>
        Open(location, generation, options, () => Configure(options, files), lastId);

    /// <summary>Opens the generation that answers for <see cref="Compact"/>; whoever does so holds the index's <see cref="WriterLock"/>.</summary>
    /// <param name="location">The index.</param>
    /// <param name="options">How to open it.</param>
    /// <exception cref="IndexException">It is locked, cannot be written, or is damaged.</exception>
    public static IndexSession OpenToCompact(IndexLocation location, IndexerOptions options) =>
        Open(location, Generation.Current(location), options, () => ConfigureToCompact(options), lastId: 0);

    // A configuration asks for codecs, which are set up when the first directory is opened.
    private static IndexSession Open(
        IndexLocation location, string generation, IndexerOptions options, Func<IndexWriterConfig> configure, long lastId)
    {
        Lucene.Net.Store.Directory? directory = null;
        try
        {
            directory = options.OpenSegments(Generation.Make(location, generation));
            var config = configure();
            config.IndexDeletionPolicy = new LeasedCommits(location, generation, options.Clock);
            LeasedCommits.DeleteDamaged(directory);
            var session = new IndexSession(location, directory, options, config, lastId);
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

    public void Add(IEnumerable<IEnumerable<IIndexableField>> parts) => Write(() => _writer.AddDocuments(parts));

    /// <summary>Writes documents as a segment of their own, in the place of others.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="replaced">The numbers of those that they replace.</param>
    /// <param name="owners">The numbers of those in whose files documents stood that are to go with them.</param>
    public void AddSegment(SegmentBuilder documents, IReadOnlyList<long> replaced, IReadOnlyList<long> owners)
    {
        if (replaced.Count == 0 && owners.Count == 0)
        {
            Write(() => _writer.AddIndexes(new BuiltSegment(documents)));
            return;
        }

        // No commit may come between the two.
        lock (_commitGate)
        {
            Write(() =>
            {
                foreach (var id in replaced)
                    _writer.DeleteDocuments(IdTerm(id));

                foreach (var owner in owners)
                    _writer.DeleteDocuments(OwnerTerm(owner));

                if (documents.Count > 0)
                    _writer.AddIndexes(new BuiltSegment(documents));
            });
        }
    }

    /// <summary>Copies the documents of a segment of another index that are not deleted.</summary>
    public void Copy(AtomicReader segment)
    {
        try
        {
            _writer.AddIndexes(segment);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Describe(_location, e);
        }
    }

    /// <summary>Writes a document in the place of another one.</summary>
    public void Replace(long id, IEnumerable<IEnumerable<IIndexableField>> parts) => Write(() => _writer.UpdateDocuments(IdTerm(id), parts));

    /// <summary>Writes a document that is too long for the buffers, in the place of another one if there is one.</summary>
    public void PutLong(long? replaced, IEnumerable<IEnumerable<IIndexableField>> parts, CancellationToken cancel)
    {
        // One at a time: all use the same folder.
        lock (_longGate)
            WriteLong(replaced, parts, cancel);
    }

    private void WriteLong(long? replaced, IEnumerable<IEnumerable<IIndexableField>> parts, CancellationToken cancel)
    {
        var folder = Path.Combine(WriterTurn.ScratchOf(_location), "long");
        System.IO.Directory.CreateDirectory(folder);
        using (var scratch = _openSegments(folder))
        {
            LongDocument.Write(scratch, parts, cancel);
            // No commit may come between the two.
            lock (_commitGate)
            {
                Write(() =>
                {
                    if (replaced is { } id)
                        _writer.DeleteDocuments(IdTerm(id));

                    _writer.AddIndexes(scratch);
                });
            }
        }

        System.IO.Directory.Delete(folder, recursive: true);
    }

    public void Delete(long id) => Write(() => _writer.DeleteDocuments(IdTerm(id)));

    /// <summary>Deletes the documents that stand in the file of another one.</summary>
    public void DeleteEmbedded(long owner) => Write(() => _writer.DeleteDocuments(OwnerTerm(owner)));

    /// <summary>Gives a document another path, and the stamp its file has there.</summary>
    public void Move(long id, string path, SourceStamp stamp) => Write(() =>
    {
        var document = IdTerm(id);
        _writer.UpdateBinaryDocValue(document, IndexFields.Path, new BytesRef(path));
        _writer.UpdateNumericDocValue(document, IndexFields.Folder, FolderKey.Of(Encoding.UTF8.GetBytes(path)));
        UpdateStamp(document, stamp);
    });

    /// <summary>Changes the stamp of a document whose content is the same as before.</summary>
    public void Restamp(long id, SourceStamp stamp) => Write(() => UpdateStamp(IdTerm(id), stamp));

    /// <summary>Makes everything so far durable and visible, atomically, together with the stamp.</summary>
    /// <exception cref="IndexException">It cannot be written, or something before could not: then nothing more is committed.</exception>
    public void Commit(CommitStamp stamp)
    {
        try
        {
            lock (_commitGate)
            {
                _writer.SetCommitData(stamp.Write());
                _writer.PrepareCommit();
                AwaitWriters();
                if (Volatile.Read(ref _failure) is { } failure)
                    throw Describe(failure);

                _writer.Commit();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Describe(_location, e);
        }
    }

    /// <summary>Commits, and then merges what that left in pieces: tidying up, kept by a commit of its own.</summary>
    /// <returns>Why it could not be tidied; null if it was. What was to be committed is, in either case.</returns>
    public Exception? CommitAndTidy(CommitStamp stamp)
    {
        Commit(stamp);
        try
        {
            // Lucene looks for merges only when it has written segments itself.
            _writer.MaybeMerge();
            _writer.WaitForMerges();
            _merges.Sync();
            if (_writer.HasUncommittedChanges())
                Commit(stamp);

            return _merges.Failure is { } failure ? DescribeMerge(failure) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return DescribeMerge(e);
        }
    }

    /// <summary>Merges all segments into one, without what is dead in them, and commits; cancelled, it leaves everything as it was.</summary>
    /// <param name="stamp">The stamp of the commit that answers: what the index says does not change.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IndexException">The index cannot be written, or is damaged.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Compact(CommitStamp stamp, CancellationToken cancel)
    {
        var merging = Task.Factory.StartNew(
            () => _writer.ForceMerge(1), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            Task.WaitAny([merging], cancel);
            merging.GetAwaiter().GetResult();
            cancel.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException)
        {
            // A merge notices soon that its writer is gone, and nothing else ends one.
            _writer.Rollback();
            Task.WaitAny([merging], CancellationToken.None);
            throw;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Describe(_location, e);
        }

        if (_writer.HasUncommittedChanges())
            Commit(stamp);
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What it could not delete is no part of any commit; the next writer deletes it.
        }
        finally
        {
            _directory.Dispose();
            _writing.Dispose();
        }
    }

    // A write that fails takes documents of earlier ones with it, but not the deletion of those that they replace.
    private void Write(Action write)
    {
        var writing = EnterWriting();
        try
        {
            write();
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _failure, e, null);
            if (Describe(e) is IndexException told)
                throw told;

            throw;
        }
        finally
        {
            writing.ExitReadLock();
        }
    }

    // A lock that was exchanged before it was entered is one that no later commit waits for.
    private ReaderWriterLockSlim EnterWriting()
    {
        while (true)
        {
            var writing = Volatile.Read(ref _writing);
            writing.EnterReadLock();
            if (writing == Volatile.Read(ref _writing))
                return writing;

            writing.ExitReadLock();
        }
    }

    // What is written while a commit is prepared may be a part of it and fail. Later writes go by another lock: nobody is held up.
    private void AwaitWriters()
    {
        var writing = Interlocked.Exchange(ref _writing, new ReaderWriterLockSlim());
        writing.EnterWriteLock();
        writing.ExitWriteLock();
    }

    private void UpdateStamp(Term document, SourceStamp stamp)
    {
        _writer.UpdateNumericDocValue(document, IndexFields.Modified, stamp.ModifiedTicks);
        _writer.UpdateNumericDocValue(document, IndexFields.Changed, stamp.ChangedTicks);
        _writer.UpdateNumericDocValue(document, IndexFields.FileNumber, stamp.FileNumber);
    }

    private Exception DescribeMerge(Exception failure)
    {
        var told = Describe(failure);
        if (told is not IndexException { Kind: IndexErrorKind.NotWritable })
            return told;

        var reason = Source.FileErrors.Describe(failure.GetBaseException());
        return new IndexException(
            IndexErrorKind.NotWritable, _location.Folder, $"all changes are in the index, but its segments cannot be merged: {reason}", failure);
    }

    private static Term IdTerm(long id) => new(IndexFields.Id, DocumentId.ToTerm(id));

    private static Term OwnerTerm(long owner) => new(IndexFields.Owner, DocumentId.ToTerm(owner));

    private static IndexWriterConfig Configure(IndexerOptions options, int files) => new(LuceneVersion.LUCENE_48, null)
    {
        OpenMode = OpenMode.CREATE_OR_APPEND,
        Codec = new BuildingCodec(Codec.Default),
        Similarity = Scoring.Similarity,
        RAMBufferSizeMB = BufferMegabytes(options, files),
        MaxThreadStates = Math.Max(1, options.Threads),
        // A worker that has done its share writes its segment out itself; left to the commit, all segments would be written
        // one after the other by a single thread.
        MaxBufferedDocs = Math.Max(MinBufferedDocs, files / Math.Max(1, options.Threads)),
        // The index's own lock is held already; this one keeps out programs that know only Lucene's.
        WriteLockTimeout = 0,
        MergePolicy = new TieredMergePolicy { NoCFSRatio = 1.0, MaxMergedSegmentMB = options.MaxMergeMegabytes },
    };

    // What the lists of a very large folder take, the buffers leave to them.
    private static double BufferMegabytes(IndexerOptions options, int files) =>
        Math.Max(options.BufferMegabytes / 4.0, options.BufferMegabytes - files * (double)BytesPerListedFile / (1 << 20));

    private static IndexWriterConfig ConfigureToCompact(IndexerOptions options)
    {
        var config = Configure(options, files: 0);
        config.MergePolicy = new CompactPolicy();
        config.MergeScheduler = new SerialMergeScheduler();
        return config;
    }

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
