using System.Buffers.Binary;
using System.Globalization;
using Lucene.Net.Codecs;

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
    private const string FirstCommit = "segments_1";
    private const string NextEnding = ".new";
    private const int MaxNumber = 999_999_999;

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

    /// <summary>Names of all generations that stand in the index folder, the current one included, oldest first.</summary>
    /// <param name="location">The index.</param>
    public static IReadOnlyList<string> All(IndexLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return Directory.Exists(location.Folder)
            ? [.. Directory.EnumerateDirectories(location.Folder).Select(folder => Path.GetFileName(folder)).Where(IsName).OrderBy(NumberOf).ThenBy(name => name, StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Whether an entry of an index folder names the generation that answers.</summary>
    /// <param name="name">Name of a file.</param>
    public static bool IsPointer(string name) => name is PointerName or PointerName + NextEnding;

    /// <summary>
    /// Names of the generations that were begun after the current one and do not answer yet, newest first; the others have answered
    /// before. Where the current one is not there, which of them ought to answer is not known, and it is all.
    /// </summary>
    /// <param name="location">The index.</param>
    public static IReadOnlyList<string> Begun(IndexLocation location)
    {
        var current = Current(location);
        var isThere = IsCommitted(Path.Combine(location.Folder, current));
        return [.. All(location).Reverse().Where(name => isThere ? NumberOf(name) > NumberOf(current) : name != current)];
    }

    /// <summary>A name that no generation has, and behind those of all of them.</summary>
    /// <param name="location">The index.</param>
    public static string Unused(IndexLocation location)
    {
        var taken = All(location).Append(Current(location)).ToHashSet(StringComparer.Ordinal);
        var number = taken.Max(NumberOf) + 1;
        if (number <= MaxNumber)
            return Prefix + number;

        // Nobody has made so many.
        for (number = 2; taken.Contains(Prefix + number);)
            number++;

        return Prefix + number;
    }

    /// <summary>Whether something was ever committed in a folder of segments.</summary>
    /// <param name="segmentsFolder">Its full path.</param>
    public static bool IsCommitted(string segmentsFolder) =>
        Directory.Exists(segmentsFolder) && Directory.EnumerateFiles(segmentsFolder, "segments_*").Any(IsCommit);

    /// <summary>
    /// Whether a commit is the last one of the generation that answers. A later one counts as soon as it is whole, which is before
    /// any is deleted for it.
    /// </summary>
    /// <param name="location">The index.</param>
    /// <param name="commit">The commit.</param>
    /// <exception cref="IOException">There is no such generation.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    internal static bool IsLast(IndexLocation location, CommitName commit) =>
        Current(location) == commit.Generation
        && Directory.EnumerateFiles(Path.Combine(location.Folder, commit.Generation), "segments_*")
            .All(path => !IsLater(Path.GetFileName(path), commit.FileName) || !EndsWithFooter(path));

    /// <summary>
    /// Makes the folder of a generation in which nothing was committed yet, empty and durable by its name. Only a writer may do so.
    /// </summary>
    /// <param name="location">The index.</param>
    /// <param name="name">The generation.</param>
    /// <returns>The folder's full path.</returns>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public static string Make(IndexLocation location, string name)
    {
        ArgumentNullException.ThrowIfNull(location);
        var folder = Path.Combine(location.Folder, name);
        if (IsCommitted(folder))
            return folder;

        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);

        Directory.CreateDirectory(folder);
        FolderSync.Flush(location.Folder);
        FolderSync.Flush(location.BaseFolder);
        return folder;
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
        var next = pointer + NextEnding;
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(name + "\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(next, pointer, overwrite: true);
        FolderSync.Flush(location.Folder);
    }

    // A first commit that a crash or a power cut has cut off is none. Every later one leaves the one before it in its place
    // until it is whole.
    private static bool IsCommit(string path) => Path.GetFileName(path) != FirstCommit || EndsWithFooter(path);

    private static bool EndsWithFooter(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            Span<byte> magic = stackalloc byte[sizeof(int)];
            var start = RandomAccess.GetLength(file) - CodecUtil.FooterLength();
            return start > 0 && RandomAccess.Read(file, magic, start) == magic.Length
                && BinaryPrimitives.ReadInt32BigEndian(magic) == CodecUtil.FOOTER_MAGIC;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Replaced by a later commit meanwhile, or not for us to read: in either case there is something.
            return true;
        }
    }

    /// <summary>Deletes what names the generation that answers. Only a writer may do so, when there is no generation any more.</summary>
    /// <param name="location">The index.</param>
    /// <exception cref="IOException">It cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public static void Forget(IndexLocation location)
    {
        ArgumentNullException.ThrowIfNull(location);
        File.Delete(Path.Combine(location.Folder, PointerName));
        File.Delete(Path.Combine(location.Folder, PointerName + NextEnding));
    }

    // Numbers without leading zeros: of two, the longer one is the higher.
    private static bool IsLater(string commit, string other) =>
        commit.Length != other.Length ? commit.Length > other.Length : string.CompareOrdinal(commit, other) > 0;

    private static int NumberOf(string name) => name == First ? 1 : int.Parse(name.AsSpan(Prefix.Length), CultureInfo.InvariantCulture);

    internal static bool IsName(string name) =>
        name == First || name.StartsWith(Prefix, StringComparison.Ordinal) && name.AsSpan(Prefix.Length) is { Length: > 0 and < 10 } digits
        && digits.IndexOfAnyExceptInRange('0', '9') < 0;
}
