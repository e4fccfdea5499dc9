namespace DocumentSearch.IndexFormat;

/// <summary>
/// A number for the folder that a document lies in, by which documents are counted by folder without reading their paths.
/// Two folders have the same one once in 2⁶⁴ pairs.
/// </summary>
public static class FolderKey
{
    /// <summary>The number of the folder of a document: FNV-1a of its path up to the last '/'.</summary>
    /// <param name="path">The document's stored name in UTF-8.</param>
    public static long Of(ReadOnlySpan<byte> path) => (long)Fnv1a.Add(Fnv1a.Start, FolderOf(path));

    /// <summary>The folder of a document, without a '/' behind it; empty if it lies in none.</summary>
    /// <param name="path">The document's stored name in UTF-8.</param>
    public static ReadOnlySpan<byte> FolderOf(ReadOnlySpan<byte> path) => path[..Math.Max(0, path.LastIndexOf((byte)'/'))];
}
