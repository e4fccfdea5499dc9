using DocumentSearch.IndexFormat;
using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Care;

/// <summary>What an index takes on disk.</summary>
/// <param name="Bytes">All of it, with what is no part of its last commit.</param>
/// <param name="CommitBytes">The last commit alone.</param>
/// <param name="DeadBytes">
/// About how much of it nothing can be found in: the share of deleted documents in each segment, the values that others have
/// taken the place of, and what earlier writers left behind. What a reader has kept for a while is not dead.
/// </param>
/// <param name="Segments">Segments of the last commit.</param>
public sealed record IndexSpace(long Bytes, long CommitBytes, long DeadBytes, int Segments)
{
    private static readonly EnumerationOptions Nested = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 2,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>Whether compaction could make nothing of it smaller.</summary>
    public bool IsCompact => Segments <= 1 && DeadBytes == 0;

    /// <summary>Measures the index that a snapshot is of.</summary>
    /// <param name="snapshot">Its last commit.</param>
    /// <param name="isWriting">Whether a writer is at work, whose files no commit names yet.</param>
    /// <param name="clock">The time by which leases of commits end.</param>
    internal static IndexSpace Measure(IndexSnapshot snapshot, bool isWriting, TimeProvider clock)
    {
        var location = snapshot.Location;
        var files = Files(location.SegmentsFolder);
        var others = Directory.EnumerateDirectories(location.Folder)
            .Where(folder => IsOurs(folder, location))
            .ToDictionary(folder => Path.GetFileName(folder), folder => Files(folder).Values.Sum(), StringComparer.Ordinal);
        var named = snapshot.Reader.IndexCommit.FileNames.ToHashSet(StringComparer.Ordinal);
        var dead = snapshot.Reader.Leaves.Sum(leaf => Dead(((SegmentReader)leaf.AtomicReader).SegmentInfo, files));
        if (!isWriting)
        {
            var (leased, kept) = (LeasedFiles.In(location, snapshot.Commit.Generation, clock), LeasedFiles.Generations(location, clock));
            dead += files.Where(file => IsOfSegments(file.Key) && !named.Contains(file.Key) && !leased.Contains(file.Key)).Sum(file => file.Value);
            dead += others.Where(other => other.Key != Unfinished(snapshot) && !kept.Contains(other.Key)).Sum(other => other.Value);
        }

        var commit = named.Sum(name => files.GetValueOrDefault(name));
        return new IndexSpace(files.Values.Sum() + others.Values.Sum(), commit, dead, snapshot.Reader.Leaves.Count);
    }

    /// <summary>The generation that is being made in the place of an index of older rules, or null.</summary>
    internal static string? Unfinished(IndexSnapshot snapshot) =>
        !snapshot.IsCurrent && Generation.Begun(snapshot.Location) is [var begun, ..] ? begun : null;

    // A value that was updated is written anew with all others of its field; those before stay where they are.
    private static long Dead(SegmentCommitInfo segment, Dictionary<string, long> files)
    {
        var bytes = segment.GetFiles().Sum(name => files.GetValueOrDefault(name));
        var updates = segment.UpdatesFiles.Values.SelectMany(names => names).ToHashSet(StringComparer.Ordinal).Sum(name => files.GetValueOrDefault(name));
        var share = (double)segment.DelCount / Math.Max(1, segment.Info.DocCount);
        return Math.Min(bytes, (long)Math.Ceiling(bytes * share) + updates);
    }

    private static bool IsOurs(string folder, IndexLocation location) =>
        Path.GetFileName(folder) is var name
        && name != Path.GetFileName(location.SegmentsFolder)
        && (name == Write.WriterTurn.ScratchName || Generation.All(location).Contains(name, StringComparer.Ordinal));

    // Not the fallback "segments.gen", which no commit names.
    private static bool IsOfSegments(string file) => file.StartsWith('_') || file.StartsWith("segments_", StringComparison.Ordinal);

    private static Dictionary<string, long> Files(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", Nested)
                .ToDictionary(file => Path.GetRelativePath(folder, file.FullName), Length, StringComparer.Ordinal);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    // A writer deletes files while they are listed.
    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
