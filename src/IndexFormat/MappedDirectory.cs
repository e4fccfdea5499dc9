using Lucene.Net.Index;
using Lucene.Net.Store;

namespace DocumentSearch.IndexFormat;

/// <summary>
/// A folder of segments read through memory maps, by plain pointers, where Lucene.Net's own MMapDirectory goes through a
/// buffer object and a handle count for every byte (docs/decisions/0003).
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="locks">Locks of its writers.</param>
/// <param name="trimmer">Gives pages back that a writer has read; null to keep them, as readers do.</param>
/// <param name="meter">Counts what is read of terms dictionaries; null if nothing does.</param>
internal sealed class MappedDirectory(DirectoryInfo folder, LockFactory locks, PageTrimmer? trimmer, ReadMeter? meter = null) : FSDirectory(folder, locks)
{
    private const string CommitPrefix = "segments_";
    private const string TermsExtension = ".tim";

    private readonly Dictionary<string, MappedInput> _held = new(StringComparer.Ordinal);

    /// <summary>Opens a file once and for all: it stays readable here when a writer has deleted it.</summary>
    public void Hold(string name)
    {
        EnsureOpen();
        _held[name] = OpenMap(name);
    }

    // Lucene goes back to the commit before only for a failure to read, and reads what is left of one that was cut off before it
    // looks at the checksum: that could lead it anywhere.
    public override IndexInput OpenInput(string name, IOContext context)
    {
        EnsureOpen();
        if (GenerationHint.Is(name))
            return GenerationHint.Open();

        var input = OpenMap(name);
        return !name.StartsWith(CommitPrefix, StringComparison.Ordinal) || input.HasChecksum()
            ? input
            : throw new CorruptIndexException($"{name} is no whole commit");
    }

    public override IndexOutput CreateOutput(string name, IOContext context)
    {
        EnsureOpen();
        if (GenerationHint.Is(name))
            return GenerationHint.Discard();

        EnsureCanWrite(name);
        return new FileOutput(Path.Combine(Directory.FullName, name));
    }

    // Lucene.Net's own remembers which files to sync as their outputs close, and can miss one that is still buffered
    // (apache/lucenenet 1292). What it is asked to sync is always complete here.
    public override void Sync(ICollection<string> names)
    {
        EnsureOpen();
        if (names.All(GenerationHint.Is))
            return;

        foreach (var name in names)
        {
            using var file = File.OpenHandle(Path.Combine(Directory.FullName, name), FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(file);
        }

        FolderSync.Flush(Directory.FullName);
    }

    public override IndexInputSlicer CreateSlicer(string name, IOContext context)
    {
        EnsureOpen();
        return new Slicer(OpenMap(name), MeterOf);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            trimmer?.Dispose();

        base.Dispose(disposing);
    }

    private MappedInput OpenMap(string name) =>
        _held.TryGetValue(name, out var held)
            ? (MappedInput)held.Clone()
            : MappedInput.Open(Path.Combine(Directory.FullName, name), trimmer, MeterOf(name));

    private ReadMeter? MeterOf(string name) => name.EndsWith(TermsExtension, StringComparison.Ordinal) ? meter : null;

    // Slices are described by the names of the files inside a compound file.
    private sealed class Slicer(MappedInput whole, Func<string, ReadMeter?> meterOf) : IndexInputSlicer
    {
        public override IndexInput OpenSlice(string sliceDescription, long offset, long length) =>
            whole.Slice(sliceDescription, offset, length, meterOf(sliceDescription));

        [Obsolete("Lucene keeps it for old index formats only.")]
        public override IndexInput OpenFullSlice() => (IndexInput)whole.Clone();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                whole.Dispose();
        }
    }
}
