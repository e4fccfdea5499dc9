using System.Globalization;

namespace DocumentSearch.Search.QuerySyntax;

/// <summary>Sizes as they are typed: <c>500</c>, <c>&gt;1MB</c>, <c>1kB..2MiB</c>. kB, MB, GB, TB are of 1000; KiB, MiB, GiB, TiB of 1024.</summary>
internal static class SizeRange
{
    private static readonly (string Name, long Bytes)[] Units =
    [
        ("kB", 1000), ("MB", 1000_000), ("GB", 1000_000_000), ("TB", 1000_000_000_000),
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40),
        ("k", 1000), ("m", 1000_000), ("g", 1000_000_000), ("t", 1000_000_000_000), ("b", 1),
    ];

    /// <summary>The sizes that are meant, or null if none are.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="isUpsideDown">Whether the ends of a range had to be turned round.</param>
    public static QueryNode.Size? Parse(string text, out bool isUpsideDown)
    {
        isUpsideDown = false;
        var range = RangeText.Read(text);
        var from = range.From is null ? 0 : Bytes(range.From);
        var to = range.To is null ? long.MaxValue : range.To == range.From ? from : Bytes(range.To);
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
        { Min: var min, Max: var max } when min == max => Shortest(min),
        { Max: < long.MaxValue, Min: > 0 } => $"{Shortest(size.Min)}..{Shortest(size.Max)}",
        { Max: < long.MaxValue } => Bound("<", size.Max, size.Max + 1),
        { Min: > 0 } => Bound(">", size.Min, size.Min - 1),
        _ => ">=0",
    };

    private static string Bound(string sign, long included, long excluded)
    {
        var (with, without) = (Shortest(included), Shortest(excluded));
        return without.Length < with.Length ? sign + without : $"{sign}={with}";
    }

    private static string Shortest(long bytes)
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

    private static long? Bytes(string text)
    {
        var (name, unit) = Units.FirstOrDefault(u => text.EndsWith(u.Name, StringComparison.OrdinalIgnoreCase), ("", 1));
        var isNumber = decimal.TryParse(
            text.AsSpan(0, text.Length - name.Length), NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number);
        return isNumber && number <= (decimal)long.MaxValue / unit ? (long)(number * unit) : null;
    }
}
