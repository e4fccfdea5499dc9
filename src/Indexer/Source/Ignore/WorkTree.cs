using System.Text;

namespace DocumentSearch.Indexer.Source.Ignore;

/// <summary>Finds the git work tree a folder lies in, and its file <c>info/exclude</c>.</summary>
internal static class WorkTree
{
    /// <summary>Largest file that says where a repository is, in bytes.</summary>
    private const int MaxPointerBytes = 10_000;

    /// <summary>The folders from the top of the work tree down to a folder's parent; none if it lies in no work tree.</summary>
    /// <param name="folder">A full path. Symbolic links stand for what they lead to, as they do for git.</param>
    public static IReadOnlyList<string> FoldersAbove(string folder)
    {
        var above = new List<string>();
        for (var parent = Parent(folder); parent is not null; parent = Parent(parent))
        {
            above.Insert(0, parent);
            if (Path.Exists(Path.Join(parent, ".git")))
                return above;
        }

        return [];
    }

    /// <summary>The full path that a folder has where it really lies.</summary>
    public static string Physical(string folder)
    {
        try
        {
            return Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return folder;
        }
    }

    /// <summary>The file of rules that are kept beside a repository and not in it.</summary>
    /// <param name="git">
    /// Full path of the entry <c>.git</c>: the repository, or a file that says where it is, as in submodules and linked work trees.
    /// </param>
    /// <exception cref="IOException">The entry cannot be read, or is too large.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public static string ExcludeFile(string git)
    {
        var repository = Pointed(git, "gitdir: ") ?? git;
        return Path.Join(Pointed(Path.Join(repository, "commondir"), "") ?? repository, "info", "exclude");
    }

    // The path in a file, relative to the file's own folder; null if there is no such file.
    private static string? Pointed(string path, string prefix)
    {
        if (FileState.Read(path, followLink: true, out _) != FileStateKind.RegularFile)
            return null;

        using var content = FileContent.Read(path, MaxPointerBytes, CancellationToken.None);
        if (content.Bytes.Length > MaxPointerBytes)
            throw new IOException($"it is larger than {MaxPointerBytes} bytes");

        var text = Encoding.UTF8.GetString(content.Bytes.Span).TrimEnd('\n', '\r');
        return text.StartsWith(prefix, StringComparison.Ordinal) && !text.Contains('\0', StringComparison.Ordinal)
            ? Path.GetFullPath(text[prefix.Length..], Path.GetDirectoryName(path)!)
            : null;
    }

    private static string? Parent(string folder) => Path.GetDirectoryName(folder) is { } parent ? Physical(parent) : null;
}
