using System.Diagnostics;

namespace DocumentSearch.Indexer.Write;

/// <summary>
/// When a long update commits what is done, so that stopping it loses little: after so many bytes, or so much time. Workers
/// go on while one of them commits.
/// </summary>
internal sealed class CommitSchedule(IndexerOptions options)
{
    private readonly Lock _committing = new();
    private readonly Stopwatch _sinceCommit = Stopwatch.StartNew();
    private long _bytes;

    /// <summary>Counts a file, and says whether it is time.</summary>
    public bool IsDue(long fileBytes) =>
        Interlocked.Add(ref _bytes, Math.Max(IndexerOptions.MinFileCost, fileBytes)) >= options.CommitBytes
        || _sinceCommit.Elapsed >= options.CommitInterval;

    /// <summary>Commits, unless somebody else is doing so.</summary>
    public void Run(Action commit)
    {
        if (!_committing.TryEnter())
            return;

        try
        {
            Interlocked.Exchange(ref _bytes, 0);
            // A commit needs memory of its own: what the files before it have left behind is given back first.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            commit();
            _sinceCommit.Restart();
        }
        finally
        {
            _committing.Exit();
        }
    }
}
