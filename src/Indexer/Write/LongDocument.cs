using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Write;

/// <summary>
/// Writes a document that is too long for a writer's buffers: part by part into an index of its own, which is merged into one
/// segment, so that its parts stand in a row, and then joins the index as a whole.
/// </summary>
internal static class LongDocument
{
    /// <summary>Memory for postings before they are written out, in MB.</summary>
    private const int BufferMegabytes = 32;

    /// <summary>All segments are merged at once, at the end.</summary>
    private const int MergeFactor = 10_000;

    /// <summary>Writes the parts to a folder, as one segment.</summary>
    public static void Write(Lucene.Net.Store.Directory scratch, IEnumerable<IEnumerable<IIndexableField>> parts, CancellationToken cancel)
    {
        var writer = new IndexWriter(scratch, Configuration());
        try
        {
            foreach (var part in parts)
            {
                cancel.ThrowIfCancellationRequested();
                writer.AddDocument(part);
            }

            writer.ForceMerge(1);
            writer.Commit();
        }
        finally
        {
            writer.Rollback();
        }
    }

    private static IndexWriterConfig Configuration() => new(LuceneVersion.LUCENE_48, null)
    {
        OpenMode = OpenMode.CREATE,
        Similarity = Scoring.Similarity,
        RAMBufferSizeMB = BufferMegabytes,
        MergePolicy = new LogDocMergePolicy { MergeFactor = MergeFactor, MinMergeDocs = 1, NoCFSRatio = 1.0 },
        MergeScheduler = new SerialMergeScheduler(),
    };
}
