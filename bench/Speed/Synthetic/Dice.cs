namespace DocumentSearch.Speed.Synthetic;

/// <summary>Random numbers that are the same in every version of the runtime (SplitMix64).</summary>
/// <param name="seed">Where they begin.</param>
internal sealed class Dice(ulong seed)
{
    private const ulong Step = 0x9E37_79B9_7F4A_7C15;

    private ulong _state = seed;

    /// <summary>Dice of its own for each number, so that no document depends on those before it.</summary>
    public static Dice For(ulong seed, long number) => new(Mix(seed * Step + (ulong)number));

    /// <summary>From 0 up to a bound, which does not belong to it.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>From 0 to 1, 1 not included.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>By the standard normal distribution (Box and Muller).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Fraction())) * Math.Cos(2 * Math.PI * Fraction());

    private ulong Next() => Mix(_state += Step);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
