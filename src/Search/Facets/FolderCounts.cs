using System.Text;

namespace DocumentSearch.Search.Facets;

/// <summary>
/// Counts paths by folder: by the first folders in which they part ways, as everything may lie in one folder of one folder.
/// </summary>
internal sealed class FolderCounts
{
    /// <summary>Folders that are told, those with most documents.</summary>
    public const int Max = 100;

    private readonly Dictionary<ulong, (string Folder, int Count)> _byHash = [];
    private byte[] _last = [];
    private ulong _lastHash;

    /// <summary>Counts a path, in UTF-8 with '/' between folders.</summary>
    public void Count(ReadOnlySpan<byte> path)
    {
        var folder = path[..Math.Max(0, path.LastIndexOf((byte)'/'))];
        if (_byHash.Count == 0 || !folder.SequenceEqual(_last))
        {
            _lastHash = Hash(folder);
            _last = folder.ToArray();
        }

        ref var entry = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_byHash, _lastHash, out var known);
        entry = (known ? entry.Folder : Encoding.UTF8.GetString(folder), entry.Count + 1);
    }

    public IReadOnlyList<FacetCount> Counts()
    {
        var folders = _byHash.Values.Select(f => (Names: f.Folder.Split('/'), f.Count)).ToList();
        var depth = 0;
        while (folders.Count > 1 && folders.TrueForAll(f => f.Names.Length > depth && f.Names[depth] == folders[0].Names[depth]))
            depth++;

        return
        [
            .. folders
                .GroupBy(f => string.Join('/', f.Names.Take(depth + 1)), f => f.Count, StringComparer.Ordinal)
                .Select(g => new FacetCount(g.Key.Length == 0 ? "." : g.Key, g.Sum()))
                .OrderByDescending(f => f.Count).ThenBy(f => f.Value, StringComparer.Ordinal)
                .Take(Max),
        ];
    }

    private static ulong Hash(ReadOnlySpan<byte> folder)
    {
        // FNV-1a, 64 bits (Fowler, Noll, Vo).
        var hash = 14695981039346656037UL;
        foreach (var b in folder)
            hash = (hash ^ b) * 1099511628211UL;

        return hash;
    }
}
