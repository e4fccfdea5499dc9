namespace DocumentSearch.Search.Facets;

/// <summary>The year of a moment in a time zone: years are few, so their bounds are worked out once each.</summary>
internal sealed class YearTable(TimeZoneInfo zone)
{
    private long _start;
    private long _end;
    private int _year;

    /// <summary>The year of a moment in ticks of UTC; times that no calendar has are in its first or last year.</summary>
    public int Of(long ticks)
    {
        if (ticks >= _start && ticks < _end)
            return _year;

        var moment = new DateTime(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
        _year = TimeZoneInfo.ConvertTimeFromUtc(moment, zone).Year;
        _start = Start(_year);
        _end = _year < DateTime.MaxValue.Year ? Start(_year + 1) : long.MaxValue;
        return _year;
    }

    private long Start(int year)
    {
        if (year <= DateTime.MinValue.Year)
            return long.MinValue;

        var local = new DateTime(year, 1, 1);
        // A zone may leave out the first hour of a year.
        return (zone.IsInvalidTime(local) ? local : TimeZoneInfo.ConvertTimeToUtc(local, zone)).Ticks;
    }
}
