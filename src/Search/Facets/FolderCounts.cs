using System.Text;
using DocumentSearch.IndexFormat;

namespace DocumentSearch.Search.Facets;

/// <summary>
/// Counts paths by folder: by the first folders in which they part ways, as everything may lie in one folder of one folder.
/// </summary>
internal sealed class FolderCounts
{
    /// <summary>Folders that are told, those with most documents.</summary>
    public const int Max = 100;

    private readonly Dictionary<long, (string Folder, int Count)> _byKey = [];
    private long _lastKey;
    private int _lastCount;

    /// <summary>Counts a document of a folder; false if no path of that folder was met before.</summary>
    /// <param name="key">The folder's <see cref="FolderKey"/>.</param>
    public bool Count(long key)
    {
        if (key != _lastKey || _byKey.Count == 0)
        {
            AddLast();
            if (!_byKey.ContainsKey(key))
                return false;

            _lastKey = key;
        }

        _lastCount++;
        return true;
    }

    /// <summary>Counts a document by its path, in UTF-8 with '/' between folders.</summary>
    public void Count(ReadOnlySpan<byte> path)
    {
        AddLast();
        _lastKey = FolderKey.Of(path);
        if (!_byKey.ContainsKey(_lastKey))
            _byKey.Add(_lastKey, (Encoding.UTF8.GetString(FolderKey.FolderOf(path)), 0));

        _lastCount = 1;
    }

    public IReadOnlyList<FacetCount> Counts()
    {
        AddLast();
        var folders = _byKey.Values.Select(f => (Names: f.Folder.Split('/'), f.Count)).ToList();
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

    // Neighbours lie mostly in the same folder.
    private void AddLast()
    {
        if (_lastCount > 0 && _byKey.TryGetValue(_lastKey, out var known))
            _byKey[_lastKey] = known with { Count = known.Count + _lastCount };

        _lastCount = 0;
    }
}
