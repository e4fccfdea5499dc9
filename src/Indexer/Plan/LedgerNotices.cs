using DocumentSearch.Extract;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Plan;

/// <summary>Reads what the ledger says of files that were skipped or mended.</summary>
internal static class LedgerNotices
{
    private static readonly HashSet<string> DetailOnly = new(StringComparer.Ordinal) { IndexFields.Detail };

    public static List<FileNotice> Read(IndexSnapshot snapshot)
    {
        var notices = new List<FileNotice>();
        foreach (var leaf in snapshot.Reader.Leaves)
            ReadSegment(leaf.AtomicReader, notices);

        notices.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return notices;
    }

    /// <summary>Number of documents, skipped ones included: files, and documents that stand within files.</summary>
    public static (int Files, int Embedded) CountDocuments(IndexSnapshot snapshot)
    {
        var (files, embedded) = (0, 0);
        foreach (var segment in snapshot.Reader.Leaves.Select(static leaf => leaf.AtomicReader))
        {
            var parts = segment.GetNumericDocValues(IndexFields.Part);
            var owned = segment.GetDocsWithField(IndexFields.Owner);
            var live = segment.LiveDocs;
            for (var doc = 0; doc < segment.MaxDoc; doc++)
            {
                if (live?.Get(doc) == false || parts?.Get(doc) > 0)
                    continue;

                if (owned?.Get(doc) == true)
                    embedded++;
                else
                    files++;
            }
        }

        return (files, embedded);
    }

    private static void ReadSegment(AtomicReader segment, List<FileNotice> notices)
    {
        var status = segment.GetNumericDocValues(IndexFields.Status);
        var paths = segment.GetBinaryDocValues(IndexFields.Path);
        var parts = segment.GetNumericDocValues(IndexFields.Part);
        var mended = segment.GetDocsWithField(IndexFields.Mended);
        var owned = segment.GetDocsWithField(IndexFields.Owner);
        var live = segment.LiveDocs;
        var bytes = new BytesRef();
        for (var doc = 0; doc < segment.MaxDoc; doc++)
        {
            if (live?.Get(doc) == false || parts?.Get(doc) > 0)
                continue;

            SkipReason? reason = SkipStatus.Decode((int)status.Get(doc));
            if (reason is null && mended?.Get(doc) != true)
                continue;

            paths.Get(doc, bytes);
            var detail = segment.Document(doc, DetailOnly).Get(IndexFields.Detail) ?? "";
            notices.Add(new FileNotice(bytes.Utf8ToString(), detail, reason) { IsEmbedded = owned?.Get(doc) == true });
        }
    }
}
