namespace DocumentSearch.IndexFormat;

/// <summary>
/// The folders of segments inside an index folder. One of them answers; another may be made beside it and take its place in
/// one step, when the file that names the answering one is replaced.
/// </summary>
public static class Generation
{
    /// <summary>The generation of an index that was never made anew.</summary>
    public const string First = "main";

    private const string Prefix = "main-";
    private const string PointerName = "current";

    /// <summary>Name of the folder that answers now.</summary>
    /// <param name="location">The index.</param>
    public static string Current(IndexLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        var pointer = Path.Combine(location.Folder, PointerName);
        try
        {
            // Nothing but a name of ours is followed: an index that came from elsewhere must not point outside its folder.
            return File.Exists(pointer) && File.ReadAllText(pointer).Trim() is var name && IsName(name) ? name : First;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return First;
        }
    }

    /// <summary>Names of all generations that stand in the index folder, the current one included.</summary>
    /// <param name="location">The index.</param>
    public static IReadOnlyList<string> All(IndexLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return Directory.Exists(location.Folder)
            ? [.. Directory.EnumerateDirectories(location.Folder).Select(folder => Path.GetFileName(folder)).Where(IsName).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>A name that no generation has.</summary>
    /// <param name="location">The index.</param>
    public static string Unused(IndexLocation location)
    {
        var taken = All(location);
        var number = 2;
        while (taken.Contains(Prefix + number, StringComparer.Ordinal) || Prefix + number == Current(location))
            number++;

        return Prefix + number;
    }

    /// <summary>
    /// Lets a generation answer from now on, atomically and durably. Only a writer may do so, when the generation's commit is on
    /// disk.
    /// </summary>
    /// <param name="location">The index.</param>
    /// <param name="name">The generation.</param>
    /// <exception cref="IOException">It could not be written; the one before still answers.</exception>
    public static void SwitchTo(IndexLocation location, string name)
    {
        ArgumentNullException.ThrowIfNull(location);
        var pointer = Path.Combine(location.Folder, PointerName);
        var next = pointer + ".new";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(name + "\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(next, pointer, overwrite: true);
        FolderSync.Flush(location.Folder);
    }

    private static bool IsName(string name) =>
        name == First || name.StartsWith(Prefix, StringComparison.Ordinal) && name.AsSpan(Prefix.Length) is { Length: > 0 and < 10 } digits
        && digits.IndexOfAnyExceptInRange('0', '9') < 0;
}
