using System.IO.Compression;
using System.Runtime.InteropServices;

namespace DocumentSearch.Extract.Formats.Packages;

/// <summary>
/// A zip file whose parts are unpacked within the bounds of a task: an office document, a book, an archive. Parts are found by name
/// whatever its case and leading separator, as writers of documents differ in both.
/// </summary>
internal sealed class ZipPackage : IDisposable
{
    private readonly ExtractionTask _task;
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    private ZipPackage(ExtractionTask task, ZipArchive archive)
    {
        _task = task;
        _archive = archive;

        foreach (var entry in archive.Entries)
            _parts.TryAdd(Normal(entry.FullName), entry);
    }

    /// <summary>All entries, folders among them, in the order of the file.</summary>
    internal IReadOnlyCollection<ZipArchiveEntry> Entries => _archive.Entries;

    /// <summary>Names of all parts, with '/' separators and none in front.</summary>
    internal IEnumerable<string> Names => _parts.Keys;

    /// <summary>Opens a zip file.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static ZipPackage Open(ReadOnlyMemory<byte> content, ExtractionTask task)
    {
        // the stream reads the caller's bytes in place
        Stream stream = MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : PinnedStream.Over(content);

        try
        {
            return new ZipPackage(task, new ZipArchive(stream, ZipArchiveMode.Read));
        }
        catch (InvalidDataException cause)
        {
            throw new InvalidDataException("the list of its parts, with which it ends, is damaged or missing", cause);
        }
    }

    /// <summary>Whether there is a part of a name.</summary>
    internal bool Has(string name) => _parts.ContainsKey(Normal(name));

    /// <summary>The bytes of a part; null if there is none of that name.</summary>
    /// <exception cref="ExtractLimitException">It is larger than it may be.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or packed in a way that is not read.</exception>
    internal byte[]? Read(string name) => _parts.TryGetValue(Normal(name), out var entry) ? Read(entry) : null;

    /// <summary>A part that is unpacked as it is read, for parts that need not be held; null if there is none of that name.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or packed in a way that is not read.</exception>
    internal Stream? Open(string name) => _parts.TryGetValue(Normal(name), out var entry) ? new BoundedStream(entry.Open(), _task) : null;

    /// <summary>The bytes of an entry.</summary>
    /// <exception cref="ExtractLimitException">It is larger than it may be.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or packed in a way that is not read.</exception>
    internal byte[] Read(ZipArchiveEntry entry)
    {
        using var packed = entry.Open();
        return BoundedRead.All(packed, _task);
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private static string Normal(string name) => name.Replace('\\', '/').TrimStart('/');
}
