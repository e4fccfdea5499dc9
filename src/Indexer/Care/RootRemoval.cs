using DocumentSearch.Indexer.Plan;
using DocumentSearch.Indexer.Source;
using DocumentSearch.Indexer.Write;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Indexer.Care;

/// <summary>A folder or file that an index covers no longer.</summary>
/// <param name="Path">Its stored name.</param>
/// <param name="Documents">Documents in it that could be found; null in an index of older rules, which is made anew without it.</param>
public sealed record RemovedRoot(string Path, int? Documents);

/// <summary>What became of the wish that an index cover some roots no longer.</summary>
/// <param name="Problems">What is wrong with the paths, as <c>path: lowercase sentence</c>; nothing is done if anything is.</param>
/// <param name="Removed">The roots that are covered no longer.</param>
/// <param name="Update">What else was brought up to date; null if there are problems.</param>
public sealed record RootRemoval(IReadOnlyList<string> Problems, IReadOnlyList<RemovedRoot> Removed, UpdateReport? Update)
{
    /// <summary>
    /// Covers roots no longer, deletes their documents from the index, and brings the rest up to date. The files themselves are
    /// not touched, and need not be there.
    /// </summary>
    /// <param name="location">The index.</param>
    /// <param name="paths">The roots, relative to the current folder or to the index's base folder.</param>
    /// <param name="options">How to write the index.</param>
    /// <param name="progress">Told after every file that is brought up to date.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="IndexException">There is no index, or it is locked, damaged, of a newer version, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before anything was done.</exception>
    public static RootRemoval Run(
        IndexLocation location,
        IReadOnlyList<string> paths,
        IndexerOptions options,
        IProgress<UpdateProgress>? progress,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(paths);
        WriterTurn.RefuseBackup(location);
        var roots = IndexSnapshot.ReadStamp(location).Roots;
        var problems = paths.Where(path => RootOf(path, roots, location) is null).Select(path => $"{path}: {Objection(path, roots, location)}").ToList();
        if (problems.Count > 0)
            return new RootRemoval(problems, [], null);

        var unwanted = paths.Select(path => RootOf(path, roots, location)!).Distinct(StringComparer.Ordinal).ToList();
        var removed = Count(location, unwanted);
        var request = new UpdateRequest { RemoveRoots = [.. unwanted.Select(location.ToFull)] };
        return new RootRemoval([], removed, new IndexUpdater(location, options).Update(request, progress, cancel));
    }

    private static string? RootOf(string path, IReadOnlyList<string> roots, IndexLocation location) =>
        Places(path, location).Select(location.ToStored).FirstOrDefault(stored => roots.Contains(stored, StringComparer.Ordinal));

    private static string Objection(string path, IReadOnlyList<string> roots, IndexLocation location)
    {
        foreach (var place in Places(path, location))
        {
            if (roots.FirstOrDefault(root => Roots.IsAtOrUnder(place, location.ToFull(root))) is { } around)
                return $"lies in {location.ToFull(around)}, which is covered as a whole; leave it out with: search index --exclude PATTERN";
        }

        return roots.Count == 0 ? "the index covers nothing" : $"not covered; the index covers {string.Join(", ", roots.Select(location.ToFull))}";
    }

    // People name a folder from where they stand; the index from its base folder.
    private static IEnumerable<string> Places(string path, IndexLocation location) =>
        [Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, location.BaseFolder))];

    private static List<RemovedRoot> Count(IndexLocation location, List<string> roots)
    {
        var snapshot = IndexSnapshot.Open(location);
        if (!snapshot.IsCurrent)
        {
            snapshot.Dispose();
            return roots.ConvertAll(root => new RemovedRoot(root, null));
        }

        using var ledger = Ledger.Read(snapshot);
        var paths = Enumerable.Range(0, ledger.Count)
            .Where(entry => ledger.StatusOf(entry) == SkipStatus.Indexed)
            .Select(entry => location.ToFull(ledger.PathOf(entry)))
            .ToList();
        return roots.ConvertAll(root => new RemovedRoot(root, paths.Count(path => Roots.IsAtOrUnder(path, location.ToFull(root)))));
    }
}
