namespace DocumentSearch.Formats;

/// <summary>Recall and precision of files, and their means.</summary>
internal sealed class Scores
{
    private double _recalls;
    private double _precisions;

    public int Count { get; private set; }

    /// <summary>Adds a file.</summary>
    /// <returns>Its own recall and precision.</returns>
    public string Add(Words reference, Words read)
    {
        var shared = (double)reference.Shared(read);
        var (recall, precision) = (shared / reference.Count, read.Count == 0 ? 0 : shared / read.Count);
        Count++;
        _recalls += recall;
        _precisions += precision;
        return Of(recall, precision);
    }

    /// <inheritdoc/>
    public override string ToString() => Of(_recalls / Count, _precisions / Count);

    private static string Of(double recall, double precision) => FormattableString.Invariant($"{recall:.000} {precision:.000}");
}
