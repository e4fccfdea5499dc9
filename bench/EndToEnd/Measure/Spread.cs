namespace DocumentSearch.EndToEnd.Measure;

/// <summary>How a set of timings lies. Quantiles are nearest-rank: each is a timing that was measured.</summary>
internal sealed record Spread(double Min, double Median, double P90)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new Spread(sorted[0], At(sorted, 0.5), At(sorted, 0.9));
    }

    private static double At(double[] sorted, double quantile) =>
        sorted[Math.Max(0, (int)Math.Ceiling(quantile * sorted.Length) - 1)];
}
