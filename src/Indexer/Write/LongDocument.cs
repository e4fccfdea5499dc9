using DocumentSearch.Indexer.Invert;
using DocumentSearch.IndexFormat;
using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Write;

/// <summary>
/// Writes a document that is too long for a writer's buffers: part by part into an index of its own, which is merged into one
/// segment, so that its parts stand in a row, and then joins the index as a whole.
/// </summary>
internal static class LongDocument
{
    /// <summary>All segments are merged at once, at the end.</summary>
    private const int MergeFactor = 10_000;

    /// <summary>Writes the parts to a folder, as one segment.</summary>
    public static void Write(Lucene.Net.Store.Directory scratch, IEnumerable<IEnumerable<IIndexableField>> parts, CancellationToken cancel)
    {
        var writer = new IndexWriter(scratch, Configuration());
        try
        {
            var builder = new SegmentBuilder();
            foreach (var part in parts)
            {
                cancel.ThrowIfCancellationRequested();
                builder.Add(part);
                if (builder.IsFull)
                    Flush(builder, writer);
            }

            Flush(builder, writer);
            writer.ForceMerge(1);
            writer.Commit();
        }
        finally
        {
            writer.Rollback();
        }
    }

    private static void Flush(SegmentBuilder builder, IndexWriter writer)
    {
        if (builder.Count == 0)
            return;

        writer.AddIndexes(new BuiltSegment(builder));
        builder.Clear();
    }

    private static IndexWriterConfig Configuration() => new(LuceneVersion.LUCENE_48, null)
    {
        OpenMode = OpenMode.CREATE,
        Codec = new BuildingCodec(Codec.Default),
        Similarity = Scoring.Similarity,
        MergePolicy = new LogDocMergePolicy { MergeFactor = MergeFactor, MinMergeDocs = 1, NoCFSRatio = 1.0 },
        MergeScheduler = new SerialMergeScheduler(),
    };
}
