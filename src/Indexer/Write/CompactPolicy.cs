using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Write;

/// <summary>
/// Merges only when it is asked to, and then everything at once: Lucene's own policies go by way of further segments if there
/// are many, and leave a single one alone whose doc values were updated.
/// </summary>
internal sealed class CompactPolicy() : MergePolicy(defaultNoCFSRatio: 1.0, defaultMaxCFSSegmentSize: long.MaxValue)
{
    public override MergeSpecification? FindMerges(MergeTrigger mergeTrigger, SegmentInfos segmentInfos) => null;

    public override MergeSpecification? FindForcedMerges(
        SegmentInfos segmentInfos, int maxSegmentCount, IDictionary<SegmentCommitInfo, bool> segmentsToMerge)
    {
        var segments = segmentInfos.AsList();
        if (segments.Count == 0 || segments is [{ HasDeletions: false, HasFieldUpdates: false }])
            return null;

        var everything = new MergeSpecification();
        everything.Add(new OneMerge([.. segments]));
        return everything;
    }

    public override MergeSpecification? FindForcedDeletesMerges(SegmentInfos segmentInfos) => null;

    protected override void Dispose(bool disposing)
    {
    }
}
