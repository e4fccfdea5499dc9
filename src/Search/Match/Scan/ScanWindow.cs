namespace DocumentSearch.Search.Match.Scan;

/// <summary>
/// What is known of the documents of a window while they are scored. One for all segments of a query: to make it anew for each would cost more
/// than to look for a rare word there. Between two windows, sums and bits are all 0.
/// </summary>
internal sealed class ScanWindow
{
    /// <summary>Documents of a window.</summary>
    public const int Size = 1 << 11;

    private const int Words = Size / SetBits.WordBits;

    private float[]? _best;
    private int[]? _candidates;

    /// <summary>The score of each document, as far as it has been added up.</summary>
    public double[] Sums { get; } = new double[Size];

    /// <summary>A bit for each document that holds any leaf.</summary>
    public ulong[] Found { get; } = new ulong[Words];

    /// <summary>A bit for each that holds the leaf that is looked at.</summary>
    public ulong[] FoundByLeaf { get; } = new ulong[Words];

    /// <summary>A bit for each that holds all leaves; never empty.</summary>
    public ulong[] FoundByAll { get; } = new ulong[Words];

    /// <summary>Room for the scores of the best ways of a leaf; never empty.</summary>
    public float[] Best => _best ??= new float[Size];

    /// <summary>Room for the numbers of documents that may be good enough; never empty.</summary>
    public int[] Candidates => _candidates ??= new int[Size];
}
