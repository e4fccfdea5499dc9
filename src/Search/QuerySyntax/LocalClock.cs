namespace DocumentSearch.Search.QuerySyntax;

/// <summary>The present in a time zone, and what moment a local time is. Times that no calendar has become the nearest it has.</summary>
internal sealed class LocalClock(DateTimeOffset now, TimeZoneInfo zone)
{
    /// <summary>No offset differs more from UTC, and no zone moves its clocks more often.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromHours(24);

    public DateTime NowUtc { get; } = now.UtcDateTime;

    /// <summary>The local time.</summary>
    public DateTime Now { get; } = LocalOf(now.UtcDateTime, zone);

    /// <summary>
    /// The first moment at which clocks show a local time or a later one. So a day that begins in a gap begins behind it, each
    /// period ends where the next begins, and days have 23 or 25 hours where they must.
    /// </summary>
    public DateTime ToUtc(DateTime local)
    {
        var before = zone.GetUtcOffset(Utc(Add(local, -Around)));
        var after = zone.GetUtcOffset(Utc(Add(local, Around)));
        var (low, high) = (Utc(Add(local, -Max(before, after))), Utc(Add(local, -Min(before, after))));
        if (local == DateTime.MaxValue || LocalOf(low, zone) >= local)
            return local == DateTime.MaxValue ? Utc(local) : low;

        // Clocks are set between the two; from here on they only go forward until they show it.
        var (first, last) = (low.Ticks, high.Ticks);
        while (last - first > 1)
        {
            var middle = first + ((last - first) / 2);
            if (LocalOf(new DateTime(middle, DateTimeKind.Utc), zone) >= local)
                last = middle;
            else
                first = middle;
        }

        return new DateTime(last, DateTimeKind.Utc);
    }

    public static DateTime Add(DateTime time, TimeSpan span) =>
        new(span < TimeSpan.Zero
            ? time.Ticks + Math.Max(span.Ticks, -time.Ticks)
            : time.Ticks + Math.Min(span.Ticks, DateTime.MaxValue.Ticks - time.Ticks),
        time.Kind);

    public static DateTime AddDays(DateTime time, long days) =>
        Add(time, TimeSpan.FromDays(Math.Clamp(days, -4_000_000, 4_000_000)));

    public static DateTime AddMonths(DateTime time, long months)
    {
        var month = ((time.Year - 1) * 12L) + time.Month - 1 + months;
        return month < 0 ? DateTime.SpecifyKind(DateTime.MinValue, time.Kind)
            : month >= 9999 * 12 ? DateTime.SpecifyKind(DateTime.MaxValue, time.Kind)
            : time.AddMonths((int)months);
    }

    private static DateTime LocalOf(DateTime utc, TimeZoneInfo zone) => DateTime.SpecifyKind(Add(utc, zone.GetUtcOffset(utc)), DateTimeKind.Unspecified);

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
