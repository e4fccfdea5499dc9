using DocumentSearch.IndexFormat;

namespace DocumentSearch.Search.QuerySyntax;

/// <summary>Sizes as they are typed: <c>500</c>, <c>&gt;1MB</c>, <c>1kB..2MiB</c>. kB, MB, GB, TB are of 1000; KiB, MiB, GiB, TiB of 1024.</summary>
internal static class SizeRange
{
    /// <summary>The sizes that are meant, or null if none are.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="isUpsideDown">Whether the ends of a range had to be turned round.</param>
    public static QueryNode.Size? Parse(string text, out bool isUpsideDown)
    {
        isUpsideDown = false;
        var range = RangeText.Read(text);
        var from = range.From is null ? 0 : ByteSize.Parse(range.From);
        var to = range.To is null ? long.MaxValue : range.To == range.From ? from : ByteSize.Parse(range.To);
        if (from is not { } min || to is not { } max || range is { From: null, To: null })
            return null;

        if (range.IsExclusive && (range.To is null ? min == long.MaxValue : max == 0))
            return null;
        if (range.IsExclusive)
            (min, max) = range.To is null ? (min + 1, max) : (min, max - 1);

        isUpsideDown = min > max;
        return isUpsideDown ? new QueryNode.Size(max, min) : new QueryNode.Size(min, max);
    }

    /// <summary>The shortest text of the same sizes.</summary>
    public static string Text(QueryNode.Size size) => size switch
    {
        { Min: var min, Max: var max } when min == max => ByteSize.Shortest(min),
        { Max: < long.MaxValue, Min: > 0 } => $"{ByteSize.Shortest(size.Min)}..{ByteSize.Shortest(size.Max)}",
        { Max: < long.MaxValue } => Bound("<", size.Max, size.Max + 1),
        { Min: > 0 } => Bound(">", size.Min, size.Min - 1),
        _ => ">=0",
    };

    private static string Bound(string sign, long included, long excluded)
    {
        var (with, without) = (ByteSize.Shortest(included), ByteSize.Shortest(excluded));
        return without.Length < with.Length ? sign + without : $"{sign}={with}";
    }
}
