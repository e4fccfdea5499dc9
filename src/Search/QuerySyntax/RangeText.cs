namespace DocumentSearch.Search.QuerySyntax;

/// <summary>The ends of what was typed for a range: <c>A</c>, <c>A..B</c>, <c>A..</c>, <c>..B</c>, <c>&gt;A</c>, <c>&lt;=A</c>.</summary>
/// <param name="From">The lower end; null if it is open.</param>
/// <param name="To">The upper end; null if it is open. The same as <paramref name="From"/> if only one value was typed.</param>
/// <param name="IsExclusive">Whether the one end given does not itself belong to the range.</param>
internal readonly record struct RangeText(string? From, string? To, bool IsExclusive)
{
    // No date and no size is longer.
    private const int MaxLength = 100;

    /// <summary>The ends, both null if there are none.</summary>
    public static RangeText Read(string typed)
    {
        var text = typed.Trim();
        if (text.Length is 0 or > MaxLength)
            return default;

        if (text[0] is '<' or '>')
        {
            var isExclusive = !text.AsSpan(1).StartsWith('=');
            var end = text[(isExclusive ? 1 : 2)..].Trim();
            return end.Length == 0 ? default : text[0] == '>' ? new RangeText(end, null, isExclusive) : new RangeText(null, end, isExclusive);
        }

        var dots = text.IndexOf("..", StringComparison.Ordinal);
        return dots < 0 ? new RangeText(text, text, false) : new RangeText(End(text[..dots]), End(text[(dots + 2)..]), false);
    }

    private static string? End(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
