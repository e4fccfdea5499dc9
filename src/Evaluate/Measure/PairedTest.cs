namespace DocumentSearch.Evaluate.Measure;

/// <summary>
/// Whether two ways of ranking differ by more than chance: a randomisation test of the mean difference per topic (Smucker, Allan and
/// Carterette, CIKM 2007). Were they equally good, the sign of each difference could as well be the other one.
/// </summary>
/// <param name="Difference">The mean difference.</param>
/// <param name="P">How often, of all random signs tried and those that are, the mean is at least so far from 0; two-sided.</param>
/// <param name="Better">Topics on which the first is better.</param>
/// <param name="Worse">Topics on which it is worse.</param>
public readonly record struct PairedTest(double Difference, double P, int Better, int Worse)
{
    private const int Rounds = 100_000;
    private const double SameSum = 1e-9; // What rounding makes of equal sums.

    /// <summary>Compares measures of the same topics; the result is always the same for the same measures.</summary>
    /// <param name="measured">Those of the first, topic by topic.</param>
    /// <param name="against">Those of the second, in the same order.</param>
    public static PairedTest Of(IReadOnlyList<double> measured, IReadOnlyList<double> against)
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(against);
        if (measured.Count != against.Count)
            throw new ArgumentException("not of the same topics", nameof(against));

        if (measured.Count == 0)
            return new PairedTest(0, 1, 0, 0);

        var differences = measured.Zip(against, (a, b) => a - b).Where(d => d != 0).ToArray();
        var sum = differences.Sum();
        return new PairedTest(
            sum / measured.Count, (AsFar(differences, Math.Abs(sum) - SameSum) + 1.0) / (Rounds + 1), differences.Count(d => d > 0), differences.Count(d => d < 0));
    }

    private static int AsFar(double[] differences, double distance)
    {
        var random = new XorShift();
        var count = 0;
        for (var round = 0; round < Rounds; round++)
        {
            double sum = 0;
            ulong signs = 0;
            for (var i = 0; i < differences.Length; i++)
            {
                signs = (i & 63) == 0 ? random.Next() : signs >> 1;
                sum += (signs & 1) == 0 ? differences[i] : -differences[i];
            }

            if (Math.Abs(sum) >= distance)
                count++;
        }

        return count;
    }

    // xorshift64* (Vigna, TOMS 42(4), 2016): the same numbers with every version of .NET.
    private struct XorShift()
    {
        private ulong _state = 0x9E3779B97F4A7C15;

        public ulong Next()
        {
            _state ^= _state >> 12;
            _state ^= _state << 25;
            _state ^= _state >> 27;
            return _state * 0x2545F4914F6CDD1D;
        }
    }
}
