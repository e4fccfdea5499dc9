using System.Globalization;
using System.Text;

namespace DocumentSearch.IndexFormat;

/// <summary>
/// A file in the folder of leases: the name of a commit, and the time until which it is to be kept. The folder may hold anything
/// else too; nothing in it is an error.
/// </summary>
/// <param name="file">The file, which may be gone.</param>
internal sealed class LeaseFile(FileInfo file)
{
    private const string NextEnding = ".new";
    private const int MaxBytes = 64;

    // Nothing is followed out of the folder.
    private static readonly EnumerationOptions OwnFiles = new() { AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>The commit; null if the file is no lease.</summary>
    public CommitName? Commit { get; } = CommitName.TryParse(file.Name);

    /// <summary>Whether it is a lease in the making, or one that was never completed.</summary>
    public bool IsUnfinished =>
        file.Name.EndsWith(NextEnding, StringComparison.Ordinal)
        && CommitName.TryParse(Path.GetFileNameWithoutExtension(Path.GetFileNameWithoutExtension(file.Name))) is not null;

    /// <summary>When it was written, UTC.</summary>
    public DateTime Written => file.LastWriteTimeUtc;

    /// <summary>The lease of a commit, written or not.</summary>
    public static LeaseFile Of(IndexLocation location, CommitName commit) => new(new FileInfo(Path.Combine(FolderOf(location), commit.ToString())));

    /// <summary>Everything in the folder of leases.</summary>
    public static IReadOnlyList<LeaseFile> All(IndexLocation location)
    {
        try
        {
            return [.. new DirectoryInfo(FolderOf(location)).EnumerateFiles("*", OwnFiles).Select(file => new LeaseFile(file))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // There is no such folder, as a rule.
            return [];
        }
    }

    /// <summary>Deletes the folder of leases, unless something stands in it.</summary>
    /// <exception cref="IOException">It cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public static void DeleteEmptyFolder(IndexLocation location)
    {
        var folder = FolderOf(location);
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    /// <summary>The time until which the commit is to be kept, UTC; null if the file says none.</summary>
    public DateTime? ReadUntil()
    {
        try
        {
            // The size comes first: a file of none may be a pipe, whose opening would be waited for.
            if (!file.Exists || file.Length is 0 or > MaxBytes)
                return null;

            using var handle = File.OpenHandle(file.FullName, share: FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[MaxBytes];
            var text = Encoding.UTF8.GetString(bytes, 0, RandomAccess.Read(handle, bytes, 0)).TrimEnd('\n');
            var isTime = DateTime.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var until);
            return isTime && until.Kind == DateTimeKind.Utc ? until : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Writes it, in one step. It need not survive a power cut, as no process that asked for it does. Where two write at the same
    /// time, the later one counts.
    /// </summary>
    /// <param name="until">The time until which the commit is to be kept, UTC.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public void Write(DateTime until)
    {
        Directory.CreateDirectory(file.DirectoryName!);
        var next = new FileInfo($"{file.FullName}.{Random.Shared.Next():x8}{NextEnding}");
        try
        {
            File.WriteAllText(next.FullName, until.ToString("O", CultureInfo.InvariantCulture) + "\n");
            File.Move(next.FullName, file.FullName, overwrite: true);
        }
        catch
        {
            new LeaseFile(next).TryDelete();
            throw;
        }
    }

    /// <summary>Deletes it if that is possible; if not, it keeps no commit for longer than its time.</summary>
    public void TryDelete()
    {
        try
        {
            file.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever looks next tries again.
        }
    }

    private static string FolderOf(IndexLocation location) => Path.Combine(location.Folder, SnapshotLease.FolderName);
}
