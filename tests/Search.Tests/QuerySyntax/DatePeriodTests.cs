using System.Globalization;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Tests.QuerySyntax;

public sealed class DatePeriodTests
{
    private static readonly TimeZoneInfo Utc = TimeZoneInfo.Utc;

    // Made here, as not every machine knows the zones of the world. Clocks go forward by an hour at the time given on the last
    // Sunday of March, and back on that of October.
    private static readonly TimeZoneInfo Berlin = Zone("Berlin", 1, forward: 2, back: 3);
    private static readonly TimeZoneInfo Beirut = Zone("Beirut", 2, forward: 0, back: 0);
    private static readonly TimeZoneInfo Azores = Zone("Azores", -1, forward: 0, back: 1);

    /// <summary>A Wednesday.</summary>
    private static readonly DateTimeOffset Now = new(2025, 7, 16, 10, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2025", "2025", "2025-01-01T00:00 2026-01-01T00:00")]
    [InlineData("33", "0033", "0033-01-01T00:00 0034-01-01T00:00")]
    [InlineData("2024-02", "2024-02", "2024-02-01T00:00 2024-03-01T00:00")]
    [InlineData("2025-6-3", "2025-06-03", "2025-06-03T00:00 2025-06-04T00:00")]
    [InlineData("2025-06-30T14:30", "2025-06-30T14:30", "2025-06-30T14:30 2025-06-30T14:31")]
    [InlineData("2025-06-30 9:05", "2025-06-30T09:05", "2025-06-30T09:05 2025-06-30T09:06")]
    [InlineData("2025-01..2025-06", "2025-01..2025-06", "2025-01-01T00:00 2025-07-01T00:00")]
    [InlineData("2024..2025-06-30T14:30", "2024..2025-06-30T14:30", "2024-01-01T00:00 2025-06-30T14:31")]
    [InlineData("2025-06..", ">=2025-06", "2025-06-01T00:00 9999-12-31T23:59")]
    [InlineData("..2025-06", "<=2025-06", "0001-01-01T00:00 2025-07-01T00:00")]
    [InlineData(">2025-06", ">2025-06", "2025-07-01T00:00 9999-12-31T23:59")]
    [InlineData(">= 2025-06", ">=2025-06", "2025-06-01T00:00 9999-12-31T23:59")]
    [InlineData("<2025-06", "<2025-06", "0001-01-01T00:00 2025-06-01T00:00")]
    [InlineData("<=2025-06", "<=2025-06", "0001-01-01T00:00 2025-07-01T00:00")]
    [InlineData("9999", "9999", "9999-01-01T00:00 9999-12-31T23:59")]
    [InlineData(">9999", ">9999", "9999-12-31T23:59 9999-12-31T23:59")]
    [InlineData("<0001", "<0001", "0001-01-01T00:00 0001-01-01T00:00")]
    [InlineData("7d", "7d", "2025-07-09T10:30 2025-07-16T10:30")]
    [InlineData("2 weeks", "2w", "2025-07-02T10:30 2025-07-16T10:30")]
    [InlineData("5m", "5m", "2025-02-16T10:30 2025-07-16T10:30")]
    [InlineData("1Y", "1y", "2024-07-16T10:30 2025-07-16T10:30")]
    [InlineData("12h", "12h", "2025-07-15T22:30 2025-07-16T10:30")]
    [InlineData("30min", "30min", "2025-07-16T10:00 2025-07-16T10:30")]
    [InlineData("9999999y", "9999999y", "0001-01-01T00:00 2025-07-16T10:30")]
    [InlineData("9999999min", "9999999min", "2006-07-11T23:51 2025-07-16T10:30")]
    [InlineData(">7d", ">7d", "2025-07-09T10:30 9999-12-31T23:59")]
    [InlineData("<7d", "<7d", "0001-01-01T00:00 2025-07-09T10:30")]
    [InlineData("3d..30d", "30d..3d", "2025-06-16T10:30 2025-07-13T10:30")]
    [InlineData("today", "today", "2025-07-16T00:00 2025-07-17T00:00")]
    [InlineData("Yesterday", "yesterday", "2025-07-15T00:00 2025-07-16T00:00")]
    [InlineData("this-week", "thisweek", "2025-07-14T00:00 2025-07-21T00:00")]
    [InlineData("last week", "lastweek", "2025-07-07T00:00 2025-07-14T00:00")]
    [InlineData("thismonth", "thismonth", "2025-07-01T00:00 2025-08-01T00:00")]
    [InlineData("lastmonth", "lastmonth", "2025-06-01T00:00 2025-07-01T00:00")]
    [InlineData("thisyear", "thisyear", "2025-01-01T00:00 2026-01-01T00:00")]
    [InlineData("lastyear", "lastyear", "2024-01-01T00:00 2025-01-01T00:00")]
    [InlineData("wednesday", "wednesday", "2025-07-16T00:00 2025-07-17T00:00")]
    [InlineData("thu", "thursday", "2025-07-10T00:00 2025-07-11T00:00")]
    [InlineData("sunday", "sunday", "2025-07-13T00:00 2025-07-14T00:00")]
    [InlineData("july", "july", "2025-07-01T00:00 2025-08-01T00:00")]
    [InlineData("aug", "august", "2024-08-01T00:00 2024-09-01T00:00")]
    [InlineData("june-2023", "2023-06", "2023-06-01T00:00 2023-07-01T00:00")]
    [InlineData("June 2023", "2023-06", "2023-06-01T00:00 2023-07-01T00:00")]
    [InlineData("lastweek..yesterday", "lastweek..yesterday", "2025-07-07T00:00 2025-07-16T00:00")]
    [InlineData("today..yesterday", "today..yesterday", "2025-07-16T00:00 2025-07-16T00:00")]
    public void A_period_is_read_and_resolved(string text, string canonical, string times)
    {
        var period = DatePeriod.Parse(text, out _)!;
        Assert.Equal(canonical, period.ToString());
        Assert.Equal(period, DatePeriod.Parse(canonical, out _));
        Assert.Equal(times, Show(period, Now, Utc));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData(">")]
    [InlineData("0")]
    [InlineData("0000-01")]
    [InlineData("10000")]
    [InlineData("2025-13")]
    [InlineData("2025-02-29")]
    [InlineData("2025-06-30T25:00")]
    [InlineData("2025-06T14:30")]
    [InlineData("0d")]
    [InlineData("99999999d")]
    [InlineData("7x")]
    [InlineData("-7d")]
    [InlineData("2025..x")]
    [InlineData("june-0")]
    [InlineData("sunday-2025")]
    [InlineData("2025..2026..2027")]
    public void What_is_no_date_is_none(string text) => Assert.Null(DatePeriod.Parse(text, out _));

    [Theory]
    [InlineData("2025-03-30", "2025-03-29T23:00 2025-03-30T22:00")]
    [InlineData("2025-10-26", "2025-10-25T22:00 2025-10-26T23:00")]
    [InlineData("2025-03-30T02:30", "2025-03-30T01:00 2025-03-30T01:00")]
    [InlineData("2025-10-26T02:30", "2025-10-26T00:30 2025-10-26T00:31")]
    [InlineData("2025-07", "2025-06-30T22:00 2025-07-31T22:00")]
    [InlineData("today", "2025-07-15T22:00 2025-07-16T22:00")]
    [InlineData("6m", "2025-01-16T11:30 2025-07-16T10:30")]
    public void Days_are_those_of_Berlin(string text, string times) => Assert.Equal(times, Show(DatePeriod.Parse(text, out _)!, Now, Berlin));

    [Theory]
    [InlineData("2025-03-29", "2025-03-28T22:00 2025-03-29T22:00")]
    [InlineData("2025-03-30", "2025-03-29T22:00 2025-03-30T21:00")]
    [InlineData("2025-10-25", "2025-10-24T21:00 2025-10-25T22:00")]
    [InlineData("2025-10-26", "2025-10-25T22:00 2025-10-26T22:00")]
    public void A_day_may_begin_in_a_gap(string text, string times)
    {
        // Clocks that go back at midnight show the last hour of Saturday twice.
        Assert.Equal(times, Show(DatePeriod.Parse(text, out _)!, Now, Beirut));
    }

    [Theory]
    [InlineData("2025-03-30", "2025-03-30T01:00 2025-03-31T00:00")]
    [InlineData("2025-10-26", "2025-10-26T00:00 2025-10-27T01:00")]
    public void A_day_may_begin_twice(string text, string times) => Assert.Equal(times, Show(DatePeriod.Parse(text, out _)!, Now, Azores));

    [Fact]
    public void Days_follow_each_other_in_every_zone()
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones().Concat([Berlin, Beirut, Azores]))
        {
            var end = DateTime.MinValue;
            for (var day = new DateOnly(2011, 12, 27); day < new DateOnly(2012, 4, 7); day = day.AddDays(1))
            {
                var (from, to) = DatePeriod.Parse(day.ToString("yyyy-MM-dd"), out _)!.Resolve(Now, zone);
                Assert.True(end == DateTime.MinValue || from == end, $"{zone.Id} {day}: {end:O} {from:O}");
                Assert.True(from <= to && to - from <= TimeSpan.FromHours(27), $"{zone.Id} {day}");
                end = to;
            }
        }
    }

    [Fact]
    public void No_time_overflows()
    {
        foreach (var now in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
        {
            foreach (var zone in new[] { Utc, Berlin, Azores })
            {
                foreach (var text in new[] { "0001", "9999", "9999-12-31T23:59", "9999999w", "9999999h", "today", "yesterday", "lastweek", "thisweek", "monday", "lastmonth", "thisyear", "lastyear", "june", "december", ">9999-12-31", "<0001" })
                {
                    var (from, to) = DatePeriod.Parse(text, out _)!.Resolve(now, zone);
                    Assert.True(from <= to, $"{text} {now} {zone.Id}");
                    Assert.Equal((DateTimeKind.Utc, DateTimeKind.Utc), (from.Kind, to.Kind));
                }
            }
        }
    }

    private static string Show(DatePeriod period, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (from, to) = period.Resolve(now, zone);
        return $"{from.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)} {to.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)}";
    }

    private static TimeZoneInfo Zone(string name, int hours, int forward, int back)
    {
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1), LastSunday(forward, 3), LastSunday(back, 10));
        return TimeZoneInfo.CreateCustomTimeZone(name, TimeSpan.FromHours(hours), name, name, name, [rule]);
    }

    private static TimeZoneInfo.TransitionTime LastSunday(int hour, int month) =>
        TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, hour, 0, 0), month, 5, DayOfWeek.Sunday);
}
