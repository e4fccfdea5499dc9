using DocumentSearch.Indexer.Plan;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer;

/// <summary>What an index knows of one file that it holds no text of, and why.</summary>
public static class FileAccount
{
    /// <summary>Why there is no text of a file in the index, as part of a sentence.</summary>
    /// <param name="location">The index.</param>
    /// <param name="stored">The file's stored name.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="IndexException">There is no index, or it cannot be read.</exception>
    public static string Of(IndexLocation location, string stored, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(stored);
        using var snapshot = IndexSnapshot.Open(location);
        if (NoticeOf(snapshot, stored) is { } notice)
            return $"skipped: {notice.Detail}";

        var full = location.ToFull(stored);
        if (Directory.Exists(full))
            return "a folder; name a file in it";

        if (!File.Exists(full))
            return "there is no such file";

        var roots = snapshot.Stamp.Roots;
        if (!roots.Any(root => IsIn(full, location.ToFull(root))))
            return "not seen: it lies in no folder that the index covers; cover it with: search index FOLDER";

        var scan = FolderScan.Run(location, roots, SourceChoices.Read(snapshot.Stamp.Choices), default, cancel);
        return Enumerable.Range(0, scan.Count).Any(file => scan.PathOf(file) == stored)
            ? "not seen yet: it is newer than the index; bring it in with: search index"
            : "left out: by an ignore file, by what was chosen for the index (search status shows it), or as hidden or a link";
    }

    /// <summary>What was mended or left out when a file was read, or that it has changed since; null if there is nothing to tell.</summary>
    /// <param name="location">The index.</param>
    /// <param name="stored">The file's stored name.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="IndexException">There is no index, or it cannot be read.</exception>
    public static string? Notice(IndexLocation location, string stored, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(stored);
        using var snapshot = IndexSnapshot.Open(location);
        cancel.ThrowIfCancellationRequested();
        return NoticeOf(snapshot, stored)?.Detail;
    }

    private static FileNotice? NoticeOf(IndexSnapshot snapshot, string stored) =>
        snapshot.IsCurrent ? LedgerNotices.Read(snapshot).FirstOrDefault(n => n.Path == stored) : null;

    private static bool IsIn(string file, string root) =>
        file == root || file.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
