namespace DocumentSearch.IndexFormat;

/// <summary>
/// Where an index lives: a folder named <c>.search</c> beside the documents, found from inside them as git finds its own.
/// Source paths are kept relative to its base folder, so that a project can be moved together with its index.
/// </summary>
public sealed record IndexLocation
{
    /// <summary>Name of the index folder.</summary>
    public const string FolderName = ".search";

    private IndexLocation(string folder)
    {
        Folder = folder;
        Backup = BackupMark.Read(folder);
        BaseFolder = Backup?.BaseFolder ?? Path.GetDirectoryName(folder) ?? folder;
    }

    /// <summary>The index folder, a full path.</summary>
    public string Folder { get; }

    /// <summary>
    /// The folder that holds the index folder, or, of a backup, the one that it was taken of; relative source paths start here.
    /// </summary>
    public string BaseFolder { get; }

    /// <summary>What the index is a backup of; null if it is none.</summary>
    public BackupMark? Backup { get; }

    /// <summary>
    /// The folder of the Lucene segments that answer now. An index that is made anew is made in another one, and switched to
    /// when it is complete.
    /// </summary>
    public string SegmentsFolder => Path.Combine(Folder, Generation.Current(this));

    /// <summary>Whether something was ever committed here.</summary>
    public bool Exists => Generation.IsCommitted(SegmentsFolder);

    /// <summary>The index at a folder the user named.</summary>
    /// <param name="folder">The index folder itself, absolute or relative to the current folder.</param>
    public static IndexLocation At(string folder) => new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <summary>The index that serves a folder: the <c>.search</c> of its nearest ancestor that has one, or null.</summary>
    /// <param name="start">The folder to look upwards from.</param>
    public static IndexLocation? FindFrom(string start)
    {
        for (var folder = Path.GetFullPath(start); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var location = At(Path.Combine(folder, FolderName));
            if (location.Exists)
                return location;
        }

        return null;
    }

    /// <summary>The name under which a file is kept: relative to <see cref="BaseFolder"/> if inside it, else its full path.</summary>
    /// <param name="fullPath">A full path.</param>
    public string ToStored(string fullPath)
    {
        var stored = fullPath;
        if (fullPath.Length > BaseFolder.Length && fullPath.StartsWith(BaseFolder, StringComparison.Ordinal))
        {
            if (Path.EndsInDirectorySeparator(BaseFolder))
                stored = fullPath[BaseFolder.Length..];
            else if (fullPath[BaseFolder.Length] == Path.DirectorySeparatorChar)
                stored = fullPath[(BaseFolder.Length + 1)..];
        }
        else if (string.Equals(fullPath, BaseFolder, StringComparison.Ordinal))
        {
            stored = ".";
        }

        return Path.DirectorySeparatorChar == '/' ? stored : stored.Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>The full path of a stored name.</summary>
    /// <param name="stored">A name made by <see cref="ToStored"/>.</param>
    public string ToFull(string stored) =>
        string.Equals(stored, ".", StringComparison.Ordinal) ? BaseFolder : Path.GetFullPath(stored, BaseFolder);
}
