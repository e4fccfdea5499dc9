using System.Globalization;

namespace DocumentSearch.IndexFormat;

/// <summary>Sizes as people type them: a number of bytes, or of kB, MB, GB, TB (of 1000) or KiB, MiB, GiB, TiB (of 1024).</summary>
public static class ByteSize
{
    private static readonly (string Name, long Bytes)[] Units =
    [
        ("kB", 1000), ("MB", 1000_000), ("GB", 1000_000_000), ("TB", 1000_000_000_000),
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40),
        ("k", 1000), ("m", 1000_000), ("g", 1000_000_000), ("t", 1000_000_000_000), ("b", 1),
    ];

    /// <summary>The size in bytes, a fraction of a byte left out; null if it is none, or none that a file can have.</summary>
    /// <param name="text">What was typed; the case of units does not matter.</param>
    public static long? Parse(string text)
    {
        var (name, unit) = Units.FirstOrDefault(u => text.EndsWith(u.Name, StringComparison.OrdinalIgnoreCase), ("", 1));
        var isNumber = decimal.TryParse(
            text.AsSpan(0, text.Length - name.Length), NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number);
        return isNumber && number <= (decimal)long.MaxValue / unit ? (long)(number * unit) : null;
    }

    /// <summary>The shortest text of just this size.</summary>
    /// <param name="bytes">The size.</param>
    public static string Shortest(long bytes)
    {
        var shortest = bytes.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, unit) in Units.AsSpan(0, 8))
        {
            var text = $"{(bytes / unit).ToString(CultureInfo.InvariantCulture)}{name}";
            if (bytes > 0 && bytes % unit == 0 && text.Length <= shortest.Length)
                shortest = text;
        }

        return shortest;
    }
}
