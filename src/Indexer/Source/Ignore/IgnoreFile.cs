namespace DocumentSearch.Indexer.Source.Ignore;

/// <summary>An ignore file whose rules are not applied.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Detail">Why, a lowercase phrase.</param>
internal sealed record IgnoreFault(string Path, string Detail);

/// <summary>Recognises ignore files and reads them.</summary>
internal static class IgnoreFile
{
    /// <summary>Largest ignore file whose rules are applied, in bytes.</summary>
    public const int MaxBytes = 1_000_000;

    private static readonly (IgnoreSources Source, string Name)[] Names =
    [
        (IgnoreSources.SearchIgnore, ".searchignore"),
        (IgnoreSources.Ignore, ".ignore"),
        (IgnoreSources.GitIgnore, ".gitignore"),
        (IgnoreSources.WorkTree, ".git"),
    ];

    /// <summary>What an entry of this name holds rules of, or nothing.</summary>
    public static IgnoreSources Recognise(ReadOnlySpan<char> name)
    {
        foreach (var (source, known) in Names)
        {
            if (name.SequenceEqual(known))
                return source;
        }

        return IgnoreSources.None;
    }

    /// <summary>What a folder holds rules of, for one whose entries nobody has listed.</summary>
    public static IgnoreSources LookIn(string folder) => Names
        .Where(entry => Path.Exists(Path.Join(folder, entry.Name)))
        .Aggregate(IgnoreSources.None, static (seen, entry) => seen | entry.Source);

    /// <summary>The entries of a folder that hold rules, by full path.</summary>
    public static IEnumerable<(IgnoreSources Source, string Path)> In(string folder, IgnoreSources seen) => Names
        .Where(entry => seen.HasFlag(entry.Source))
        .Select(entry => (entry.Source, Path.Join(folder, entry.Name)));

    /// <summary>What may hold rules above a root that lies in a git work tree, whether it is there or not, by full path.</summary>
    public static IEnumerable<string> Above(string root) =>
        from folder in WorkTree.FoldersAbove(WorkTree.Physical(root))
        from entry in Names
        select Path.Join(folder, entry.Name);

    /// <summary>The rules an entry holds; null if there are none, or if they cannot be read, which is reported.</summary>
    /// <param name="source">What the entry is.</param>
    /// <param name="path">Its full path.</param>
    /// <param name="report">Is told the fault.</param>
    public static IgnoreList? Read(IgnoreSources source, string path, Action<IgnoreFault> report)
    {
        try
        {
            if (source != IgnoreSources.WorkTree)
                return Read(path, followLink: false);

            path = WorkTree.ExcludeFile(path);
            return Read(path, followLink: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report(NotApplied(path, FileErrors.Describe(e)));
            return null;
        }
    }

    /// <summary>Says that the rules of a file are not applied.</summary>
    public static IgnoreFault NotApplied(string path, string reason) => new(path, $"its rules are not applied: {reason}");

    private static IgnoreList? Read(string path, bool followLink) => FileState.Read(path, followLink, out _) switch
    {
        FileStateKind.RegularFile => ReadRegular(path),
        FileStateKind.Missing or FileStateKind.Folder => null,
        FileStateKind.Link => throw new IOException("it is a symbolic link"),
        _ => throw new IOException("it is no file that can be read"),
    };

    private static IgnoreList ReadRegular(string path)
    {
        using var content = FileContent.Read(path, MaxBytes, CancellationToken.None);
        return content.Bytes.Length <= MaxBytes
            ? IgnoreList.Parse(content.Bytes.Span)
            : throw new IOException($"it is larger than {MaxBytes} bytes");
    }
}
