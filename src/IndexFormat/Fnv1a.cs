namespace DocumentSearch.IndexFormat;

/// <summary>FNV-1a, 64 bits (Fowler, Noll, Vo): a number for some bytes, where nobody gains from making two of them equal.</summary>
internal static class Fnv1a
{
    /// <summary>The number of no bytes at all.</summary>
    public const ulong Start = 14695981039346656037UL;

    /// <summary>The number of the bytes so far and these.</summary>
    public static ulong Add(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            hash = (hash ^ b) * 1099511628211UL;

        return hash;
    }
}
