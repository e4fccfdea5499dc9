namespace DocumentSearch.IndexFormat.Passages;

/// <summary>Numbers of 7-bit groups, the lowest first, the eighth bit set in all but the last byte.</summary>
internal static class SevenBitNumber
{
    private const int MaxBytes = 5;

    /// <summary>Reads one.</summary>
    /// <param name="stored">The bytes.</param>
    /// <param name="at">Where it begins; set to behind it.</param>
    /// <param name="max">The highest it may be.</param>
    /// <exception cref="InvalidDataException">The bytes end within it, or it is higher.</exception>
    public static uint Read(ReadOnlySpan<byte> stored, ref int at, uint max = int.MaxValue)
    {
        var number = 0UL;
        for (var i = 0; i < MaxBytes && at < stored.Length; i++)
        {
            var next = stored[at++];
            number |= (next & 0x7FUL) << (7 * i);
            if (next < 0x80 && number <= max)
                return (uint)number;
        }

        throw new InvalidDataException("a stored number cannot be read");
    }
}
