namespace DocumentSearch.Extract.Formats.Compound;

/// <summary>A storage or a stream of a compound file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsStorage">Whether it holds others; otherwise it holds bytes.</param>
/// <param name="Start">Number of the first sector of its bytes.</param>
/// <param name="Size">How many bytes it holds.</param>
internal sealed record CompoundEntry(string Name, bool IsStorage, uint Start, long Size)
{
    /// <summary>What a storage holds.</summary>
    internal List<CompoundEntry> Entries { get; } = [];

    /// <summary>The stream of a name, whatever its case; null if there is none.</summary>
    internal CompoundEntry? Stream(string name) => Find(name, isStorage: false);

    /// <summary>The storage of a name, whatever its case; null if there is none.</summary>
    internal CompoundEntry? Storage(string name) => Find(name, isStorage: true);

    private CompoundEntry? Find(string name, bool isStorage) =>
        Entries.Find(e => e.IsStorage == isStorage && e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
