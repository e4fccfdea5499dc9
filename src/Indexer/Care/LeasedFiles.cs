using DocumentSearch.IndexFormat;
using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Care;

/// <summary>What leases of readers keep in an index besides its last commit.</summary>
internal static class LeasedFiles
{
    /// <summary>Names of the files in a generation's folder that belong to commits which have to be kept.</summary>
    /// <param name="location">The index.</param>
    /// <param name="generation">The generation.</param>
    /// <param name="clock">The time.</param>
    public static IReadOnlySet<string> In(IndexLocation location, string generation, TimeProvider clock)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var commits = SnapshotLease.Live(location, clock).Where(commit => commit.Generation == generation).ToList();
        if (commits.Count == 0)
            return names;

        using var directory = IndexDirectory.Open(Path.Combine(location.Folder, generation));
        foreach (var commit in commits)
            names.UnionWith(Of(directory, commit));

        return names;
    }

    /// <summary>Names of the generations that have to be kept for the sake of a commit in them.</summary>
    /// <param name="location">The index.</param>
    /// <param name="clock">The time.</param>
    public static IReadOnlySet<string> Generations(IndexLocation location, TimeProvider clock) =>
        SnapshotLease.Live(location, clock).Select(commit => commit.Generation).ToHashSet(StringComparer.Ordinal);

    private static ICollection<string> Of(Lucene.Net.Store.Directory directory, CommitName commit)
    {
        try
        {
            var infos = new SegmentInfos();
            infos.Read(directory, commit.FileName);
            return infos.GetFiles(directory, includeSegmentsFile: true);
        }
        catch (Exception e) when (IndexSnapshot.IsFailureToRead(e))
        {
            // It is gone, or so damaged that the next writer deletes it.
            return [];
        }
    }
}
