using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Care;

/// <summary>What it meant to an index to be made compact.</summary>
/// <param name="Before">What it took on disk before.</param>
/// <param name="After">What it takes now; the same if there was nothing to do.</param>
public sealed record Compaction(IndexSpace Before, IndexSpace After)
{
    /// <summary>
    /// Free space that is needed, in sizes of the last commit: the merged segment stands there twice, as its parts and as the one
    /// file made of them, before the segments it was merged of are deleted.
    /// </summary>
    public const int SpaceFactor = 2;

    /// <summary>
    /// Merges all segments of an index into one and drops what is dead in them. What the index says does not change, and it
    /// answers meanwhile. Ended early, it leaves the index as it was.
    /// </summary>
    /// <param name="location">The index.</param>
    /// <param name="options">How long to wait for another process that is writing.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IndexException">
    /// There is none, it is locked, damaged, a backup, of a newer version, or cannot be written, or there is too little free space.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Compaction Run(IndexLocation location, IndexerOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(options);
        WriterTurn.RefuseBackup(location);
        if (Space(location, WriterLock.IsHeld(location), options) is { IsCompact: true } compact)
            return new Compaction(compact, compact);

        using var turn = WriterTurn.Wait(location, options, cancel);
        var before = Space(location, isWriting: false, options);
        FreeSpace.Require(location.Folder, SpaceFactor * before.CommitBytes, options);
        var stamp = Check(location, turn, cancel);
        using (var session = IndexSession.OpenToCompact(location, options))
            session.Compact(stamp, cancel);

        return new Compaction(before, Space(location, isWriting: false, options));
    }

    private static IndexSpace Space(IndexLocation location, bool isWriting, IndexerOptions options)
    {
        using var snapshot = IndexSnapshot.Open(location);
        return IndexSpace.Measure(snapshot, isWriting, options.Clock);
    }

    // What is written anew gets checksums that fit, so that it must be sound before.
    private static CommitStamp Check(IndexLocation location, WriterTurn turn, CancellationToken cancel)
    {
        using var snapshot = IndexSnapshot.Open(location);
        snapshot.CheckIntegrity(cancel);
        turn.DeleteOthers(IndexSpace.Unfinished(snapshot));
        return snapshot.Stamp;
    }
}
