namespace DocumentSearch.Search.QuerySyntax;

/// <summary>
/// A time that a query asks for, as it is meant and not yet what it is: "last week" is another one next week. Both ends belong
/// to it with all they last, so that <c>2025-01..2025-06</c> ends with the last of June.
/// </summary>
/// <param name="From">Where it begins; null if it is open there.</param>
/// <param name="To">Where it ends; null if it is open there.</param>
/// <param name="IsExclusive">Whether the one end there is does not belong to it: <c>&gt;2025-06</c> begins with July.</param>
internal sealed record DatePeriod(DateMark? From, DateMark? To, bool IsExclusive)
{
    /// <summary>The period that a text means, or null if it means none.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="isUpsideDown">Whether the ends of a range had to be turned round.</param>
    public static DatePeriod? Parse(string text, out bool isUpsideDown)
    {
        isUpsideDown = false;
        var range = RangeText.Read(text);
        var from = range.From is null ? null : DateMark.Parse(range.From);
        var to = range.To is null ? null : DateMark.Parse(range.To);
        if (range is { From: null, To: null } || from is null != range.From is null || to is null != range.To is null)
            return null;

        isUpsideDown = from is not null && to is not null && to.IsKnownToPrecede(from);
        return isUpsideDown ? new DatePeriod(to, from, false) : new DatePeriod(from, to, range.IsExclusive);
    }

    /// <summary>When it is.</summary>
    /// <param name="now">The present.</param>
    /// <param name="zone">Where days begin at midnight.</param>
    /// <returns>The first moment that belongs to it and the first behind it that does not, in UTC.</returns>
    public (DateTime FromUtc, DateTime ToUtc) Resolve(DateTimeOffset now, TimeZoneInfo zone)
    {
        var clock = new LocalClock(now, zone);
        var (from, to) = (DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc));
        if (From is not null && From == To)
            (from, to) = (From.Begin(clock), From.End(clock));
        else if (From is not null)
            from = IsExclusive ? From.EndAsBound(clock) : From.Begin(clock);
        if (To is not null && From != To)
            to = IsExclusive ? To.Begin(clock) : To.EndAsBound(clock);

        return (from, to < from ? from : to);
    }

    /// <summary>The shortest text of the same period.</summary>
    public override string ToString() => this switch
    {
        { IsExclusive: true, From: not null } => $">{From}",
        { IsExclusive: true } => $"<{To}",
        { From: null } => $"<={To}",
        { To: null } => $">={From}",
        _ => From == To ? From.ToString() : $"{From}..{To}",
    };
}
