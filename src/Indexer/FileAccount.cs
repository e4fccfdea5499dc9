using System.Text;
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

        if (snapshot.Stamp.Roots.Select(location.ToFull).FirstOrDefault(root => IsIn(full, root)) is not { } covered)
            return "not seen: it lies in no folder that the index covers; cover it with: search index FOLDER";

        var choices = SourceChoices.Read(snapshot.Stamp.Choices);
        var scan = FolderScan.Run(location, snapshot.Stamp.Roots, choices, default, cancel);
        return Enumerable.Range(0, scan.Count).Any(file => scan.PathOf(file) == stored)
            ? "not seen yet: it is newer than the index; bring it in with: search index"
            : LeftOut(full, covered, choices);
    }

    /// <summary>What was mended or left out when a file was read, and whether it has changed since; nothing if all is as it should be.</summary>
    /// <param name="location">The index.</param>
    /// <param name="stored">The file's stored name.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="IndexException">There is no index, or it cannot be read.</exception>
    public static IReadOnlyList<string> Notices(IndexLocation location, string stored, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(stored);
        var snapshot = IndexSnapshot.Open(location);
        using var ledger = Ledger.Read(snapshot);
        cancel.ThrowIfCancellationRequested();
        string?[] notices = [NoticeOf(snapshot, stored)?.Detail, ChangeSince(location, ledger, stored)];
        return [.. notices.OfType<string>()];
    }

    private static string? ChangeSince(IndexLocation location, Ledger ledger, string stored)
    {
        var entry = ledger.Find(FileTable.KeyOf(Encoding.UTF8.GetBytes(stored)));
        if (entry < 0)
            return null;

        var known = ledger.StampOf(entry);
        return FileState.Read(location.ToFull(stored), followLink: true, out var state) switch
        {
            FileStateKind.Missing => "its file is gone since; bring that in with: search index",
            // Other attributes may change without the text.
            FileStateKind.RegularFile when (state.Stamp.Length, state.Stamp.ModifiedTicks) != (known.Length, known.ModifiedTicks) =>
                "its file has changed since; bring that in with: search index",
            _ => null,
        };
    }

    private static string LeftOut(string full, string root, SourceChoices choices)
    {
        if (!choices.Hidden && full[root.Length..].Split(Path.DirectorySeparatorChar).Any(name => name.StartsWith('.')))
            return "left out: hidden, as it or a folder above it begins with a dot; search index --hidden covers such files too";

        return !choices.FollowLinks && new FileInfo(full).LinkTarget is not null
            ? "left out: a link; search index --follow-links follows links"
            : "left out: by an ignore file, or by --include or --exclude, which search status shows";
    }

    private static FileNotice? NoticeOf(IndexSnapshot snapshot, string stored) =>
        snapshot.IsCurrent ? LedgerNotices.Read(snapshot).FirstOrDefault(n => n.Path == stored) : null;

    private static bool IsIn(string file, string root) =>
        file == root || file.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
