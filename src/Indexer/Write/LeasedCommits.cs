using DocumentSearch.IndexFormat;
using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Write;

/// <summary>Keeps the last commit of a generation, and those for which readers have a <see cref="SnapshotLease"/>.</summary>
/// <param name="location">The index.</param>
/// <param name="generation">The generation.</param>
/// <param name="clock">The time.</param>
internal sealed class LeasedCommits(IndexLocation location, string generation, TimeProvider clock) : IndexDeletionPolicy
{
    public override void OnInit<T>(IList<T> commits) => DeleteOthers(commits);

    public override void OnCommit<T>(IList<T> commits) => DeleteOthers(commits);

    /// <summary>
    /// Deletes commits before the last one that are damaged, with or without a lease: while there is one, Lucene opens no writer,
    /// and nothing could mend it. The writer deletes the files of their segments.
    /// </summary>
    /// <param name="directory">The generation's segments, which nobody else writes.</param>
    /// <exception cref="IOException">One cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public static void DeleteDamaged(Lucene.Net.Store.Directory directory)
    {
        var names = directory.ListAll().Where(name => name.StartsWith(IndexFileNames.SEGMENTS + "_", StringComparison.Ordinal)).ToList();
        if (names.Count < 2 || Read(directory, name: null) is not { } last)
            return;

        foreach (var name in names.Where(name => IsBefore(name, last.GetSegmentsFileName()) && Read(directory, name) is null))
            directory.DeleteFile(name);
    }

    private static SegmentInfos? Read(Lucene.Net.Store.Directory directory, string? name)
    {
        try
        {
            var infos = new SegmentInfos();
            if (name is null)
                infos.Read(directory);
            else
                infos.Read(directory, name);

            return infos;
        }
        catch (Exception e) when (IndexSnapshot.IsFailureToRead(e))
        {
            return null;
        }
    }

    // Numbers without leading zeros: of two, the shorter one is the lower.
    private static bool IsBefore(string commit, string other) =>
        commit.Length != other.Length ? commit.Length < other.Length : string.CompareOrdinal(commit, other) < 0;

    // They come oldest first.
    private void DeleteOthers<T>(IList<T> commits)
        where T : IndexCommit
    {
        if (commits.Count < 2)
            return;

        var kept = SnapshotLease.Live(location, clock);
        foreach (var commit in commits.SkipLast(1).Where(commit => !kept.Contains(new CommitName(generation, commit.Generation))))
            commit.Delete();
    }
}
