using System.Collections.Concurrent;
using DocumentSearch.Extract;
using DocumentSearch.Indexer.Plan;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Write;

/// <summary>What became of a batch.</summary>
/// <param name="Notices">Files skipped or mended.</param>
/// <param name="Added">New files written.</param>
/// <param name="Modified">Files written anew.</param>
/// <param name="Touched">Files whose stamp changed but not their content.</param>
/// <param name="Bytes">Bytes read.</param>
/// <param name="Cancelled">Whether files were left undone.</param>
internal sealed record BatchResult(IReadOnlyList<FileNotice> Notices, int Added, int Modified, int Touched, long Bytes, bool Cancelled)
{
    public static BatchResult Nothing { get; } = new([], 0, 0, 0, 0, false);
}

/// <summary>Reads, extracts and writes the files of a plan with several workers.</summary>
internal sealed class Batch(
    IndexLocation location,
    IndexSession session,
    IndexerOptions options,
    IReadOnlyDictionary<string, LedgerEntry> ledger,
    IProgress<UpdateProgress>? progress)
{
    private readonly ConcurrentBag<FileNotice> _notices = [];
    private int _next = -1;
    private int _done;
    private int _added;
    private int _modified;
    private int _touched;
    private long _bytes;

    public BatchResult Run(ChangePlan plan, CancellationToken cancel)
    {
        var files = plan.Added.Concat(plan.Modified).ToArray();
        var totalBytes = plan.Bytes;
        var failures = new ConcurrentQueue<Exception>();
        void Work()
        {
            try
            {
                using var fields = new DocumentFields();
                int i;
                while (failures.IsEmpty && !cancel.IsCancellationRequested && (i = Interlocked.Increment(ref _next)) < files.Length)
                {
                    Write(files[i], fields, cancel);
                    var done = Interlocked.Increment(ref _done);
                    progress?.Report(new UpdateProgress(done, files.Length, Interlocked.Read(ref _bytes), totalBytes));
                }
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                // The file at hand stays undone; the next update finds it again.
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // It is thrown again by the thread that waits for the workers.
                failures.Enqueue(e);
            }
        }

        var workers = Math.Clamp(files.Length, 1, Math.Max(1, options.Threads));
        var threads = Enumerable.Range(1, workers - 1).Select(_ => new Thread(Work) { IsBackground = true }).ToArray();
        foreach (var thread in threads)
            thread.Start();

        Work();
        foreach (var thread in threads)
            thread.Join();

        if (failures.TryDequeue(out var failure))
            throw session.Describe(failure);

        return new BatchResult(
            [.. _notices.OrderBy(n => n.Path, StringComparer.Ordinal)],
            _added,
            _modified,
            _touched,
            _bytes,
            Volatile.Read(ref _done) < files.Length);
    }

    private void Write(SourceFile file, DocumentFields fields, CancellationToken cancel)
    {
        var known = ledger.TryGetValue(file.Path, out var entry);
        if (file.Stamp.Length > options.Limits.MaxBytes)
        {
            Skip(file, known, default, new ExtractResult.Skipped(SkipReason.TooLarge, SizeDetail(file)));
            return;
        }

        FileContent content;
        try
        {
            content = FileContent.Read(location.ToFull(file.Path), options.Limits.MaxBytes, cancel);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // It vanished after the scan: the index must not hold it, and the next scan will not see it.
            session.Delete(file.Path);
            _notices.Add(new FileNotice(file.Path, "it vanished before it could be read", null));
            return;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Skip(file, known, default, new ExtractResult.Skipped(SkipReason.Unreadable, $"cannot be read: {FileErrors.Describe(e)}"));
            return;
        }

        using (content)
            WriteContent(file, content, known ? entry : null, fields, cancel);
    }

    private void WriteContent(SourceFile file, FileContent content, LedgerEntry? known, DocumentFields fields, CancellationToken cancel)
    {
        Interlocked.Add(ref _bytes, content.Bytes.Length);
        var hash = content.Hash();
        if (known is { } entry && entry.Hash == hash && entry.Stamp.Length == file.Stamp.Length)
        {
            session.Restamp(file.Path, file.Stamp);
            Interlocked.Increment(ref _touched);
            return;
        }

        switch (TextExtraction.Extract(file.Path, content.Bytes, options.Limits, cancel))
        {
            case ExtractResult.Skipped skipped:
                Skip(file, known is not null, hash, skipped);
                break;
            case ExtractResult.Ok { Document: var text }:
                if (text.ReplacedSequences > 0)
                    _notices.Add(new FileNotice(file.Path, Notices.Replaced(text), null));

                Put(file.Path, known is not null, fields.Of(file, hash, text));
                break;
        }
    }

    private void Skip(SourceFile file, bool known, UInt128 hash, ExtractResult.Skipped skipped)
    {
        _notices.Add(new FileNotice(file.Path, skipped.Detail, skipped.Reason));
        Put(file.Path, known, DocumentFields.OfSkipped(file, hash, skipped));
    }

    private void Put(string path, bool known, IEnumerable<IEnumerable<Lucene.Net.Index.IIndexableField>> parts)
    {
        if (known)
        {
            session.Replace(path, parts);
            Interlocked.Increment(ref _modified);
        }
        else
        {
            session.Add(parts);
            Interlocked.Increment(ref _added);
        }
    }

    private string SizeDetail(SourceFile file) =>
        $"{file.Stamp.Length >> 20} MB is more than the limit of {options.Limits.MaxBytes >> 20} MB";
}
