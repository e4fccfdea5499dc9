using DocumentSearch.Extract;
using DocumentSearch.Extract.Isolation;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Write;

/// <summary>
/// Reads files whose text is made by a parser, and writes them with the documents that stand in them. Those come first, each as it is
/// read, and the file's own document last: an update that is interrupted between leaves the file as unread as it was, and what
/// already came of it goes with the next update (<see cref="Plan.Ledger.LostOwners"/>).
/// </summary>
internal sealed class DerivedFiles(IndexLocation location, IndexSession session, IndexerOptions options, ExtractLimits limits) : IDisposable
{
    /// <summary>A longer text, in UTF-16 units, takes more memory than the writer's buffers have.</summary>
    private const int MaxBufferedText = 4 << 20;

    private readonly IFileExtraction _extraction = options.OpenExtraction(options);
    private int _embedded;

    /// <summary>Documents within files that were read.</summary>
    public int Embedded => _embedded;

    /// <summary>Reads and writes a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="hash">Hash of its content.</param>
    /// <param name="replaced">Number of the document that it replaces; null if it is new.</param>
    /// <param name="worker">Makes and takes the documents.</param>
    /// <param name="notices">Takes what there is to tell.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public void Write(SourceFile file, UInt128 hash, long? replaced, BatchWorker worker, NoticeList notices, CancellationToken cancel)
    {
        var id = session.NextId();
        var count = 0;
        var result = Extract(file, TakeEmbedded, cancel);
        Tell(file, result, isEmbedded: false, notices);
        Put(replaced, file, id, hash, result, new Nesting(null, count), worker, cancel);

        void TakeEmbedded(EmbeddedFile embedded)
        {
            count++;
            var entry = new SourceFile($"{file.Path}{EmbeddedFile.Separator}{embedded.Name}", StampOf(file, embedded));
            Tell(entry, embedded.Result, isEmbedded: true, notices);
            if (embedded.Result is ExtractResult.Ok)
                Interlocked.Increment(ref _embedded);

            Put(null, entry, session.NextId(), embedded.Hash, embedded.Result, new Nesting(id, 0), worker, cancel);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _extraction.Dispose();

    private ExtractResult Extract(SourceFile file, Action<EmbeddedFile> embedded, CancellationToken cancel)
    {
        try
        {
            return _extraction.Extract(location.ToFull(file.Path), file.Path, limits, embedded, cancel);
        }
        catch (TextReadException e)
        {
            throw new SourceException(e.InnerException ?? e);
        }
    }

    private static void Tell(SourceFile file, ExtractResult result, bool isEmbedded, NoticeList notices)
    {
        if (result is ExtractResult.Skipped skipped)
            notices.Add(new FileNotice(file.Path, skipped.Detail, skipped.Reason) { IsEmbedded = isEmbedded });
        else if (result is ExtractResult.Ok { Document: var text } && Notices.Of(text) is { } notice)
            notices.Add(new FileNotice(file.Path, notice, null) { IsEmbedded = isEmbedded });
    }

    private void Put(
        long? replaced, SourceFile file, long id, UInt128 hash, ExtractResult result, Nesting nesting, BatchWorker worker, CancellationToken cancel)
    {
        switch (result)
        {
            case ExtractResult.Skipped skipped:
                worker.Writer.Put(replaced, DocumentFields.OfSkipped(file, id, hash, skipped, nesting));
                break;
            case ExtractResult.Ok { Document: var text } when text.Text.Length <= MaxBufferedText:
                worker.Writer.Put(replaced, worker.Fields.Of(file, id, hash, [text], nesting));
                break;
            case ExtractResult.Ok { Document: var text }:
                session.PutLong(replaced, worker.Fields.Of(file, id, hash, [text], nesting), cancel);
                break;
        }
    }

    // What stands in a file changes with it.
    private static SourceStamp StampOf(SourceFile file, EmbeddedFile embedded) =>
        new(embedded.Length, embedded.Modified?.Ticks ?? file.Stamp.ModifiedTicks, file.Stamp.ChangedTicks, FileNumber: 0);
}
