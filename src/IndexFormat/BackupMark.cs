using System.Globalization;
using System.Text;

namespace DocumentSearch.IndexFormat;

/// <summary>
/// The file that makes an index folder a backup. A backup can be searched and restored; nothing writes it, as its documents
/// lie where it was taken, not beside it.
/// </summary>
/// <param name="Index">Full path of the index folder it was taken of; empty if the mark cannot be read.</param>
/// <param name="Taken">When it was taken, UTC.</param>
public sealed record BackupMark(string Index, DateTime Taken)
{
    private const string FileName = "backup";
    private const string TakenName = "taken ";
    private const string IndexName = "index ";
    private const int MaxBytes = 1 << 16;

    /// <summary>The folder at which relative source paths start, or null if that is not a folder of this system.</summary>
    public string? BaseFolder => Path.IsPathFullyQualified(Index) ? Path.GetDirectoryName(Index) ?? Index : null;

    /// <summary>Reads the mark of an index folder, or null if it has none.</summary>
    /// <param name="folder">The index folder.</param>
    public static BackupMark? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;

        try
        {
            using var file = File.OpenHandle(path);
            var bytes = new byte[MaxBytes];
            return Parse(Encoding.UTF8.GetString(bytes, 0, RandomAccess.Read(file, bytes, 0)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whatever it says, a folder with such a file is never written.
            return Parse("");
        }
    }

    /// <summary>Makes a folder a backup, durably but for the file's name.</summary>
    /// <param name="folder">The index folder.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public void Write(string folder)
    {
        using var file = new FileStream(Path.Combine(folder, FileName), FileMode.CreateNew, FileAccess.Write);
        file.Write(Encoding.UTF8.GetBytes($"{TakenName}{Taken.ToString("O", CultureInfo.InvariantCulture)}\n{IndexName}{Index}\n"));
        file.Flush(flushToDisk: true);
    }

    // The path comes last, as it may hold anything, line breaks too.
    private static BackupMark Parse(string text)
    {
        var lines = text.Split('\n', 2);
        _ = DateTime.TryParseExact(
            Value(lines[0], TakenName), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var taken);
        var index = lines.Length > 1 ? Value(lines[1], IndexName) : "";
        return new BackupMark(index.EndsWith('\n') ? index[..^1] : index, taken);
    }

    private static string Value(string line, string name) => line.StartsWith(name, StringComparison.Ordinal) ? line[name.Length..] : "";
}
