using System.Collections.Concurrent;
using DocumentSearch.Extract;
using DocumentSearch.Indexer.Plan;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Write;

/// <summary>Carries out a plan: reads, extracts and writes its files with several threads, and commits as it goes.</summary>
internal sealed class Batch(
    IndexLocation location, IndexSession session, IndexerOptions options, PreparedUpdate work, IProgress<UpdateProgress>? progress) : IDisposable
{
    private readonly ExtractLimits _limits = LimitsOf(options, work);
    private readonly DerivedFiles _derived = new(location, session, options, LimitsOf(options, work));
    private readonly NoticeList _notices = new();
    private readonly Lock _longText = new();
    private readonly Removals _removals = new(work.Plan, work.Scan, work.Ledger);
    private readonly CommitSchedule _commits = new(options);
    private readonly ConcurrentQueue<Exception> _failures = new();
    private readonly LedgerSum _sum = new(work.Scan.Sum);
    private int _next = -1;
    private int _files;
    private int _done;
    private int _added;
    private int _modified;
    private int _moved;
    private int _removed;
    private int _touched;
    private int _unreadable;
    private long _bytes;

    public BatchResult Run(CancellationToken cancel)
    {
        foreach (var owner in work.Ledger.LostOwners)
            session.DeleteEmbedded(owner);

        Remove(_removals.Unclaimable);
        foreach (var (file, entry) in work.Plan.Moved)
            Move(file, entry);

        var files = Files();
        _files = files.Length;
        var isDone = RunWorkers(files, cancel);
        if (_failures.TryDequeue(out var failure))
            throw session.Describe(failure);

        if (isDone)
            Remove(_removals.Unclaimed);

        var isWhole = isDone && work.Scan.IsWhole;
        var mergeFailure = session.CommitAndTidy(work.NewStamp(isWhole ? _sum.Value : null, _unreadable));
        return new BatchResult
        {
            Notices = _notices,
            Added = _added,
            Modified = _modified,
            Moved = _moved,
            Removed = _removed,
            Touched = _touched,
            Embedded = _derived.Embedded,
            Bytes = _bytes,
            Cancelled = !isDone,
            MergeFailure = mergeFailure,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _derived.Dispose();

    private KnownFile[] Files() =>
        [.. work.Plan.Added.Select(file => new KnownFile(file, -1)), .. work.Plan.Modified, .. work.Plan.Retried];

    private bool RunWorkers(KnownFile[] files, CancellationToken cancel)
    {
        var workers = Math.Clamp(files.Length, 1, Math.Max(1, options.Threads));
        var threads = Enumerable.Range(1, workers - 1).Select(_ => new Thread(() => Work(files, cancel)) { IsBackground = true }).ToArray();
        foreach (var thread in threads)
            thread.Start();

        Work(files, cancel);
        foreach (var thread in threads)
            thread.Join();

        return Volatile.Read(ref _done) == files.Length;
    }

    private void Work(KnownFile[] files, CancellationToken cancel)
    {
        try
        {
            using var worker = new BatchWorker(Language.Find(work.Choices.Language)!, session, _files >= options.GatheredFiles);
            Work(files, worker, cancel);
            worker.Writer.Flush();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // It is thrown again by the thread that waits for the workers.
            _failures.Enqueue(e);
        }
    }

    private void Work(KnownFile[] files, BatchWorker worker, CancellationToken cancel)
    {
        try
        {
            int i;
            while (_failures.IsEmpty && !cancel.IsCancellationRequested && (i = Interlocked.Increment(ref _next)) < files.Length)
            {
                var file = work.Scan.FileOf(files[i].File);
                Write(file, files[i], worker, cancel);
                var done = Interlocked.Increment(ref _done);
                progress?.Report(new UpdateProgress(done, files.Length, Interlocked.Read(ref _bytes), work.Plan.Bytes));
                if (_commits.IsDue(file.Stamp.Length) && done < files.Length)
                    _commits.Run(() => Commit(worker));
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The file at hand stays undone; the next update finds it again.
        }
    }

    // What others have gathered comes with a later commit.
    private void Commit(BatchWorker worker)
    {
        worker.Writer.Flush();
        session.Commit(work.NewStamp(null, 0));
    }

    private void Write(SourceFile file, KnownFile known, BatchWorker worker, CancellationToken cancel)
    {
        if (file.Stamp.Length > _limits.MaxBytes)
        {
            Skip(file, known, default, new ExtractResult.Skipped(SkipReason.TooLarge, SizeDetail(file)), worker);
            return;
        }

        try
        {
            ClockTick.WaitUntilOver(file.Stamp, cancel);
            if (file.Stamp.Length > _limits.MaxHeldBytes)
                WriteLong(file, known, worker, cancel);
            else
                WriteHeld(file, known, worker, cancel);
        }
        catch (SourceException e) when (e.IsGone)
        {
            // It vanished after the scan: the index must not hold it, and the next scan will not see it.
            _sum.Remove(work.Scan.KeyOf(known.File), file.Stamp);
            if (known.Entry >= 0)
                Delete(known.Entry);

            _notices.Add(new FileNotice(file.Path, "it vanished before it could be read", null));
        }
        catch (SourceException e)
        {
            Interlocked.Increment(ref _unreadable);
            Skip(file, known, default, new ExtractResult.Skipped(SkipReason.Unreadable, $"cannot be read: {e.Message}"), worker);
        }
    }

    private void WriteHeld(SourceFile file, KnownFile known, BatchWorker worker, CancellationToken cancel)
    {
        UInt128 hash;
        using (var content = SourceException.Guard(() => FileContent.Read(location.ToFull(file.Path), _limits.MaxBytes, cancel)))
        {
            Interlocked.Add(ref _bytes, content.Bytes.Length);
            file = Trusted(file, known);
            hash = content.Hash();
            if (IsKnownContent(file, known, hash))
                return;

            if (!TextExtraction.IsDerived(file.Path, content.Bytes.Span, content.Bytes.Length, _limits))
            {
                WriteText(file, known, hash, TextExtraction.Extract(file.Path, content.Bytes, _limits, cancel), worker);
                return;
            }
        }

        WriteDerived(file, known, hash, worker, cancel);
    }

    private void WriteText(SourceFile file, KnownFile known, UInt128 hash, ExtractResult result, BatchWorker worker)
    {
        switch (result)
        {
            case ExtractResult.Skipped skipped:
                Skip(file, known, hash, skipped, worker);
                break;
            case ExtractResult.Ok { Document: var text }:
                TellMended(file, text);
                Put(known, worker.Fields.Of(file, session.NextId(), hash, [text]), worker);
                break;
        }
    }

    private void WriteDerived(SourceFile file, KnownFile known, UInt128 hash, BatchWorker worker, CancellationToken cancel)
    {
        var entry = known.Entry;
        _derived.Write(file, hash, entry >= 0 ? work.Ledger.IdOf(entry) : null, worker, _notices, cancel);
        DeleteEmbedded(entry, worker);
        Count(known);
    }

    private void WriteLong(SourceFile file, KnownFile known, BatchWorker worker, CancellationToken cancel)
    {
        using var stream = SourceException.Guard(() => new FileStream(FileContent.Open(location.ToFull(file.Path)), FileAccess.Read, bufferSize: 1));
        if (SourceException.Guard(() => TextExtraction.IsDerived(file.Path, FileContent.Head(stream, TextExtraction.HeadBytes), file.Stamp.Length, _limits)))
        {
            WriteLongDerived(file, known, stream, worker, cancel);
            return;
        }

        // One at a time, as each takes buffers of its own.
        lock (_longText)
        {
            var text = SourceException.Guard(() => LongText.Open(file.Path, stream, _limits, cancel));
            file = Trusted(file, known);
            if (text.Hash != default && IsKnownContent(file, known, text.Hash))
            {
                Interlocked.Add(ref _bytes, file.Stamp.Length);
                return;
            }

            if (text.Skipped is { } skipped)
                Skip(file, known, text.Hash, skipped, worker);
            else
                WriteSegments(file, known, text, worker, cancel);
        }
    }

    private void WriteLongDerived(SourceFile file, KnownFile known, FileStream stream, BatchWorker worker, CancellationToken cancel)
    {
        var hash = SourceException.Guard(() => FileContent.Hash(stream, cancel));
        Interlocked.Add(ref _bytes, file.Stamp.Length);
        file = Trusted(file, known);
        if (!IsKnownContent(file, known, hash))
            WriteDerived(file, known, hash, worker, cancel);
    }

    private void WriteSegments(SourceFile file, KnownFile known, LongText text, BatchWorker worker, CancellationToken cancel)
    {
        try
        {
            var segments = text.Segments(cancel).Select((segment, number) =>
            {
                if (number == 0)
                    TellMended(file, segment);

                Interlocked.Add(ref _bytes, Math.Min(segment.Text.Length, file.Stamp.Length));
                progress?.Report(new UpdateProgress(Volatile.Read(ref _done), _files, Interlocked.Read(ref _bytes), work.Plan.Bytes));
                return segment;
            });
            var id = session.NextId();
            session.PutLong(known.Entry >= 0 ? work.Ledger.IdOf(known.Entry) : null, worker.Fields.Of(file, id, text.Hash, segments), cancel);
            Count(known);
        }
        catch (TextReadException e)
        {
            Skip(file, known, e.Reason == SkipReason.Unreadable ? default : text.Hash, new ExtractResult.Skipped(e.Reason, e.Message), worker);
        }
    }

    private void TellMended(SourceFile file, ExtractedText text)
    {
        if (Notices.Of(text) is { } notice)
            _notices.Add(new FileNotice(file.Path, notice, null));
    }

    /// <summary>Whether the index has this content already, under this name or one that is gone; if so it is kept.</summary>
    private bool IsKnownContent(SourceFile file, KnownFile known, UInt128 hash)
    {
        if (known.Entry >= 0)
        {
            var entry = known.Entry;
            if (work.RetriesFailed && work.Ledger.HasFailed(entry))
                return false;

            if (work.Ledger.HashOf(entry) != hash || work.Ledger.StampOf(entry).Length != file.Stamp.Length)
                return false;

            if (work.Ledger.StampOf(entry) != file.Stamp)
                session.Restamp(work.Ledger.IdOf(entry), file.Stamp);

            Interlocked.Increment(ref _touched);
            return true;
        }

        if (_removals.Claim(file.Path, file.Stamp.Length, hash) is not (>= 0 and var claimed))
            return false;

        session.Move(work.Ledger.IdOf(claimed), file.Path, file.Stamp);
        Interlocked.Increment(ref _moved);
        return true;
    }

    // A time that lies ahead of the clock may be given to a later change too: the file is looked at again by every update.
    private SourceFile Trusted(SourceFile file, KnownFile known)
    {
        if (!ClockTick.IsAhead(file.Stamp))
            return file;

        var untrusted = file with { Stamp = file.Stamp with { ChangedTicks = -1 } };
        _sum.Replace(work.Scan.KeyOf(known.File), file.Stamp, untrusted.Stamp);
        return untrusted;
    }

    private void Skip(SourceFile file, KnownFile known, UInt128 hash, ExtractResult.Skipped skipped, BatchWorker worker)
    {
        _notices.Add(new FileNotice(file.Path, skipped.Detail, skipped.Reason));
        if (known.Entry >= 0 && skipped.Reason == SkipReason.Unreadable && IsUnreadableStill(known, file))
        {
            Interlocked.Increment(ref _touched);
            return;
        }

        Put(known, DocumentFields.OfSkipped(file, session.NextId(), hash, skipped), worker);
    }

    private bool IsUnreadableStill(KnownFile known, SourceFile file) =>
        work.Ledger.StatusOf(known.Entry) == SkipStatus.Unreadable && work.Ledger.StampOf(known.Entry) == file.Stamp;

    private void Put(KnownFile known, IEnumerable<IEnumerable<IIndexableField>> parts, BatchWorker worker)
    {
        worker.Writer.Put(known.Entry >= 0 ? work.Ledger.IdOf(known.Entry) : null, parts);
        DeleteEmbedded(known.Entry, worker);
        Count(known);
    }

    private void Count(KnownFile known) => Interlocked.Increment(ref known.Entry >= 0 ? ref _modified : ref _added);

    private void Move(int file, int entry)
    {
        session.Move(work.Ledger.IdOf(entry), work.Scan.PathOf(file), work.Scan.StampOf(file));
        _moved++;
    }

    private void Remove(IEnumerable<int> entries)
    {
        foreach (var entry in entries)
        {
            Delete(entry);
            _removed++;
        }
    }

    private void Delete(int entry)
    {
        session.Delete(work.Ledger.IdOf(entry));
        DeleteEmbedded(entry);
    }

    private void DeleteEmbedded(int entry, BatchWorker worker)
    {
        if (entry >= 0 && work.Ledger.HasEmbedded(entry))
            worker.Writer.DeleteEmbedded(work.Ledger.IdOf(entry));
    }

    private void DeleteEmbedded(int entry)
    {
        if (entry >= 0 && work.Ledger.HasEmbedded(entry))
            session.DeleteEmbedded(work.Ledger.IdOf(entry));
    }

    private static ExtractLimits LimitsOf(IndexerOptions options, PreparedUpdate work) => options.Limits with { MaxBytes = work.Choices.MaxFileBytes };

    private string SizeDetail(SourceFile file) =>
        $"{file.Stamp.Length >> 20} MB is more than the limit of {work.Choices.MaxFileBytes >> 20} MB";
}
