namespace DocumentSearch.Indexer.Source;

/// <summary>Says which symbolic links may be followed: those that stay inside the roots.</summary>
internal sealed class LinkGuard(IEnumerable<string> roots)
{
    private readonly Lazy<string[]> _roots = new(() => [.. roots.Select(RealPath).OfType<string>()]);

    /// <summary>Why a link is not followed, a lowercase phrase; null if it may be.</summary>
    public string? Objection(string link)
    {
        if (RealPath(link) is not { } target)
            return null; // It leads nowhere; the state says so.

        return _roots.Value.Any(root => target == root || target.StartsWith(FileTable.PrefixOf(root), StringComparison.Ordinal))
            ? null
            : "a link that leads out of the folders that are indexed; not followed";
    }

    // .NET resolves the last name of a path only, so every folder on the way is resolved by itself.
    private static string? RealPath(string path)
    {
        try
        {
            var full = Path.GetFullPath(path);
            var real = Path.GetPathRoot(full)!;
            foreach (var name in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
            {
                var next = Path.Combine(real, name);
                FileSystemInfo entry = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
                real = entry.ResolveLinkTarget(returnFinalTarget: true) is { } target ? RealPath(target.FullName)! : next;
                if (real is null)
                    return null;
            }

            return real;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <summary>The folders from a root down to one, by device and number, to notice a link that leads back up.</summary>
internal sealed record FolderChain(FolderChain? Above, FileState State)
{
    public bool IsCircle()
    {
        for (var folder = Above; folder is not null; folder = folder.Above)
        {
            if (folder.State.Device == State.Device && folder.State.Stamp.FileNumber == State.Stamp.FileNumber && State.Stamp.FileNumber != 0)
                return true;
        }

        return false;
    }
}
