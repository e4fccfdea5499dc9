using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Write;

/// <summary>
/// Merges segments in threads of their own. A merge that fails leaves its segments as they were; the failure is kept for the
/// session to tell. Lucene's own would throw it in the merging thread, where it ends unheard, or in whoever waits for the
/// thread, and the merges queued behind it would be waited for without end.
/// </summary>
internal sealed class BackgroundMerges : ConcurrentMergeScheduler
{
    private Exception? _failure;

    /// <summary>The first failure; null if there was none.</summary>
    public Exception? Failure => Volatile.Read(ref _failure);

    protected override void DoMerge(MergePolicy.OneMerge merge)
    {
        try
        {
            base.DoMerge(merge);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Interlocked.CompareExchange(ref _failure, e, null);
        }
    }
}
