namespace DocumentSearch.Indexer.Tests.Care;

/// <summary>What a failing disk does to a file.</summary>
internal static class Damage
{
    /// <summary>Changes one bit of a file, and nothing else of it.</summary>
    public static void Middle(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
