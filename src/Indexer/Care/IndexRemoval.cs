using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Care;

/// <summary>An index that was deleted.</summary>
/// <param name="Folder">Full path of its folder.</param>
/// <param name="Left">Names of what stands in the folder still, because no index made it; if there is none, the folder is gone too.</param>
public sealed record IndexRemoval(string Folder, IReadOnlyList<string> Left)
{
    private static readonly string[] Extensions =
        [".cfe", ".cfs", ".del", ".doc", ".dvd", ".dvm", ".fdt", ".fdx", ".fnm", ".nvd", ".nvm", ".pay", ".pos", ".si", ".tim", ".tip"];

    /// <summary>
    /// Deletes an index, damaged or not: its generations, what names the one that answers, leases of its commits, its lock
    /// and what an unfinished write left behind. Nothing else is deleted, wherever in its folder it stands.
    /// </summary>
    /// <param name="location">The index.</param>
    /// <param name="options">How long to wait for another process that is writing.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="IndexException">There is none, it is locked, a backup, of a newer version, or cannot be deleted.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before anything was deleted.</exception>
    public static IndexRemoval Run(IndexLocation location, IndexerOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(options);
        RefuseNothing(location);
        NewerFormat.Refuse(location);
        try
        {
            Delete(location, WriterTurn.Wait(location, options, cancel));
            return new IndexRemoval(location.Folder, LeftIn(location.Folder));
        }
        catch (Exception e) when (e is IOException and not IndexException or UnauthorizedAccessException)
        {
            throw new IndexException(
                IndexErrorKind.NotWritable, location.Folder, $"the index cannot be deleted: {Source.FileErrors.Describe(e)}", e);
        }
    }

    /// <summary>Refuses a folder that holds no index, nor what is left of one.</summary>
    /// <param name="location">The index.</param>
    /// <exception cref="IndexException">There is none.</exception>
    public static void RefuseNothing(IndexLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (!location.Exists && !WriterLock.WasTaken(location))
            throw new IndexException(IndexErrorKind.Missing, location.Folder, "no index here");
    }

    private static void Delete(IndexLocation location, WriterTurn turn)
    {
        using (turn)
        {
            // The generation that answers goes last, and first of it what makes its files a commit: half an index is none.
            var current = Generation.Current(location);
            foreach (var name in Generation.All(location).OrderBy(name => name == current))
                DeleteSegments(Path.Combine(location.Folder, name));

            Generation.Forget(location);
            SnapshotLease.Remove(location);
            DeleteIgnoreFile(location.Folder);
            turn.Remove();
        }

        DeleteEmpty(location.Folder);
    }

    private static void DeleteSegments(string folder)
    {
        foreach (var path in Directory.GetFiles(folder).Where(IsOfSegments).OrderBy(path => !IsCommit(path)))
            File.Delete(path);

        DeleteEmpty(folder);
    }

    private static void DeleteIgnoreFile(string folder)
    {
        var path = Path.Combine(folder, WriterTurn.IgnoreFileName);
        if (File.Exists(path) && File.ReadAllText(path) == WriterTurn.IgnoreEverything)
            File.Delete(path);
    }

    private static void DeleteEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    private static string[] LeftIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : [];

    private static bool IsCommit(string path) => Path.GetFileName(path).StartsWith("segments", StringComparison.Ordinal);

    /// <summary>Whether a file has a name that those of segments and their commits have.</summary>
    /// <param name="path">Its path.</param>
    internal static bool IsOfSegments(string path) => Path.GetFileName(path) switch
    {
        "segments.gen" or "write.lock" => true,
        ['_', .. var rest] => Extensions.Contains(Path.GetExtension(rest), StringComparer.Ordinal),
        var name => name.StartsWith("segments_", StringComparison.Ordinal),
    };
}
