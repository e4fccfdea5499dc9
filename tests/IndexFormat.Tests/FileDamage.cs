using CsCheck;

namespace DocumentSearch.IndexFormat.Tests;

/// <summary>Files of an index that hold something else than they should: whoever reads them comes to an end, and may be told.</summary>
internal static class FileDamage
{
    private const int FooterLength = 16;

    // Reading takes a moment; what never ends must fail rather than hang.
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    /// <summary>Writes noise into files, one at a time, and reads.</summary>
    /// <param name="folder">Where they lie.</param>
    /// <param name="patterns">Their names.</param>
    /// <param name="from">The first byte that is damaged.</param>
    /// <param name="count">How often each file is damaged.</param>
    /// <param name="isReadable">Reads everything; false if it was told that something is wrong.</param>
    public static void AssertReadingEnds(string folder, string[] patterns, int from, int count, Func<bool> isReadable)
    {
        var told = 0;
        foreach (var path in patterns.SelectMany(pattern => Directory.GetFiles(folder, pattern)))
        {
            var bytes = File.ReadAllBytes(path);
            Gen.Select(Gen.Int[from, bytes.Length - FooterLength - 1], Gen.Byte.Array[1, 6]).Sample(
                (at, noise) =>
                {
                    byte[] damaged = [.. bytes];
                    noise.AsSpan(0, Math.Min(noise.Length, bytes.Length - at)).CopyTo(damaged.AsSpan(at));
                    Replace(path, damaged);
                    var reading = Task.Run(isReadable);
                    Assert.True(reading.Wait(Guard), "reading does not end");
                    told += reading.Result ? 0 : 1;
                },
                iter: count,
                threads: 1);
            Replace(path, bytes);
        }

        Assert.True(isReadable());
        Assert.True(told > 0, "no damage was ever told");
    }

    // What is mapped must not change under its reader.
    private static void Replace(string path, byte[] bytes)
    {
        File.Delete(path);
        File.WriteAllBytes(path, bytes);
    }
}
