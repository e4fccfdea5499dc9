namespace DocumentSearch.Speed.Growth;

/// <summary>What was measured with one number of documents.</summary>
/// <param name="Documents">The number.</param>
/// <param name="TextBytes">Their texts in UTF-8.</param>
/// <param name="IndexSeconds">Indexing, to the commit.</param>
/// <param name="CpuSeconds">CPU time of the process that indexed.</param>
/// <param name="PeakMegabytes">Its peak memory.</param>
/// <param name="IndexBytes">Size of the index.</param>
/// <param name="Segments">Segments of the index.</param>
internal sealed record GrowthPoint(
    long Documents, long TextBytes, double IndexSeconds, double CpuSeconds, double PeakMegabytes, long IndexBytes, int Segments)
{
    /// <summary>A warm query of one word, in microseconds: the first stage alone, and everything.</summary>
    public required (double Plain, double Full) Word { get; init; }

    /// <summary>The same of any of three words.</summary>
    public required (double Plain, double Full) AnyOfThree { get; init; }

    /// <summary>Any of three words, asked of a new process each time, in milliseconds; null if that was not measured.</summary>
    public double? ColdMilliseconds { get; init; }
}
