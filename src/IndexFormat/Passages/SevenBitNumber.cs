namespace DocumentSearch.IndexFormat.Passages;

/// <summary>Numbers of 7-bit groups, the lowest first, the eighth bit set in all but the last byte.</summary>
internal static class SevenBitNumber
{
    private const int MaxBytes = 5;
    private const int MaxLongBytes = 9;

    /// <summary>Reads one.</summary>
    /// <param name="stored">The bytes.</param>
    /// <param name="at">Where it begins; set to behind it.</param>
    /// <param name="max">The highest it may be.</param>
    /// <exception cref="InvalidDataException">The bytes end within it, or it is higher.</exception>
    public static uint Read(ReadOnlySpan<byte> stored, ref int at, uint max = int.MaxValue) => (uint)Read(stored, ref at, MaxBytes, max);

    /// <summary>Reads one that may be longer than 32 bits.</summary>
    /// <exception cref="InvalidDataException">The bytes end within it, or it is negative.</exception>
    public static long ReadLong(ReadOnlySpan<byte> stored, ref int at) => (long)Read(stored, ref at, MaxLongBytes, long.MaxValue);

    /// <summary>Reads a number of things, of which each takes a byte at least: a damaged one must not allocate gigabytes.</summary>
    /// <exception cref="InvalidDataException">The bytes end within it, or it is too high.</exception>
    public static int ReadCount(ReadOnlySpan<byte> stored, ref int at)
    {
        var count = Read(stored, ref at);
        return count <= stored.Length - at ? (int)count : throw new InvalidDataException("a stored count is out of range");
    }

    private static ulong Read(ReadOnlySpan<byte> stored, ref int at, int maxBytes, ulong max)
    {
        var number = 0UL;
        for (var i = 0; i < maxBytes && at < stored.Length; i++)
        {
            var next = stored[at++];
            number |= (next & 0x7FUL) << (7 * i);
            if (next < 0x80 && number <= max)
                return number;
        }

        throw new InvalidDataException("a stored number cannot be read");
    }
}
