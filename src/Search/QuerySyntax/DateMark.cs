using System.Globalization;

namespace DocumentSearch.Search.QuerySyntax;

/// <summary>A date, or a name or a distance from which one follows when the time is known.</summary>
internal abstract record DateMark
{
    private DateMark()
    {
    }

    /// <summary>A year, and as much behind it as is given; 0 for a month or day, and null for a time, that is not.</summary>
    public sealed record Calendar(int Year, int Month, int Day, TimeOnly? Time) : DateMark
    {
        public DateTime Local => new DateTime(Year, Math.Max(Month, 1), Math.Max(Day, 1), 0, 0, 0, DateTimeKind.Unspecified) + (Time ?? default).ToTimeSpan();

        public override DateTime Begin(LocalClock clock) => clock.ToUtc(Local);

        public override DateTime End(LocalClock clock) =>
            clock.ToUtc(Time is not null ? LocalClock.Add(Local, TimeSpan.FromMinutes(1)) : Day > 0 ? LocalClock.AddDays(Local, 1) : LocalClock.AddMonths(Local, Month > 0 ? 1 : 12));

        public override string ToString() =>
            Time is { } time ? $"{Year:D4}-{Month:D2}-{Day:D2}T{time.Hour:D2}:{time.Minute:D2}"
            : Day > 0 ? $"{Year:D4}-{Month:D2}-{Day:D2}"
            : Month > 0 ? $"{Year:D4}-{Month:D2}"
            : Year.ToString("D4", CultureInfo.InvariantCulture);
    }

    /// <summary>The last so many units until now; as an end of a range, the moment so long ago.</summary>
    public sealed record Ago(int Count, AgoUnit Unit) : DateMark
    {
        public override DateTime Begin(LocalClock clock) => Unit switch
        {
            AgoUnit.Minutes => LocalClock.Add(clock.NowUtc, TimeSpan.FromMinutes(-(double)Count)),
            AgoUnit.Hours => LocalClock.Add(clock.NowUtc, TimeSpan.FromHours(-(double)Count)),
            AgoUnit.Days => clock.ToUtc(LocalClock.AddDays(clock.Now, -Count)),
            AgoUnit.Weeks => clock.ToUtc(LocalClock.AddDays(clock.Now, -7L * Count)),
            AgoUnit.Months => clock.ToUtc(LocalClock.AddMonths(clock.Now, -Count)),
            _ => clock.ToUtc(LocalClock.AddMonths(clock.Now, -12L * Count)),
        };

        public override DateTime End(LocalClock clock) => clock.NowUtc;

        public override DateTime EndAsBound(LocalClock clock) => Begin(clock);

        public override string ToString() => $"{Count}{DateWords.Abbreviation(Unit)}";
    }

    /// <summary>A day, week, month or year by its name.</summary>
    public sealed record Named(DateName Name) : DateMark
    {
        public override DateTime Begin(LocalClock clock) => clock.ToUtc(DateWords.Days(Name, clock.Now).First);

        public override DateTime End(LocalClock clock) => clock.ToUtc(DateWords.Days(Name, clock.Now).Behind);

        public override string ToString() => Name.ToString().ToLowerInvariant();
    }

    /// <summary>The first moment that belongs to it, in UTC.</summary>
    public abstract DateTime Begin(LocalClock clock);

    /// <summary>The first moment behind it, in UTC.</summary>
    public abstract DateTime End(LocalClock clock);

    /// <summary>The same, where it bounds a range.</summary>
    public virtual DateTime EndAsBound(LocalClock clock) => End(clock);

    /// <summary>Whether it lies before another whenever it is asked.</summary>
    public bool IsKnownToPrecede(DateMark other) => (this, other) switch
    {
        (Calendar a, Calendar b) => a.Local < b.Local && !Contains(a, b),
        (Ago a, Ago b) => a.Unit == b.Unit && a.Count > b.Count,
        _ => false,
    };

    /// <summary>What a text means, or null if it is no date.</summary>
    public static DateMark? Parse(string text) => ParseCalendar(text) ?? DateWords.Parse(text);

    // 2025..2025-06 ends within its beginning, and is not upside down.
    private static bool Contains(Calendar a, Calendar b) =>
        a.Year == b.Year && (a.Month == 0 || a.Month == b.Month) && (a.Day == 0 || a.Day == b.Day) && a.Time is null;

    private static Calendar? ParseCalendar(string text)
    {
        var parts = text.Split('T', 't', ' ');
        if (parts.Length > 2)
            return null;

        var date = parts[0].Split('-');
        if (date.Length > 3 || date.Any(d => d.Length is 0 or > 4 || Numbers.DigitsAt(d) < d.Length))
            return null;

        var (year, month, day) = (Numbers.Whole(date[0]), date.Length > 1 ? Numbers.Whole(date[1]) : 1, date.Length > 2 ? Numbers.Whole(date[2]) : 1);
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;

        if (parts.Length == 1)
            return new Calendar(year, date.Length > 1 ? month : 0, date.Length > 2 ? day : 0, null);

        return date.Length == 3 && TimeOnly.TryParseExact(parts[1], ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new Calendar(year, month, day, time)
            : null;
    }
}
