namespace DocumentSearch.Search.QuerySyntax;

internal enum AgoUnit : byte
{
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
}

/// <summary>Days, weeks, months and years that have names; written in queries in lower case.</summary>
internal enum DateName : byte
{
    Today,
    Yesterday,
    ThisWeek,
    LastWeek,
    ThisMonth,
    LastMonth,
    ThisYear,
    LastYear,
    Sunday,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    January,
    February,
    March,
    April,
    May,
    June,
    July,
    August,
    September,
    October,
    November,
    December,
}

/// <summary>What the words for times mean.</summary>
internal static class DateWords
{
    // Three letters are enough for days and months.
    private const int MinLetters = 3;

    // More digits are no number anyone means, and none overflows.
    private const int MaxDigits = 7;

    private static readonly DateName[] Names = Enum.GetValues<DateName>();

    /// <summary>The date of a name (<c>last week</c>, <c>june</c>, <c>june-2025</c>) or a distance (<c>7d</c>); null if it is neither.</summary>
    public static DateMark? Parse(string text)
    {
        var digits = Numbers.DigitsAt(text);
        if (digits > 0)
            return Ago(text.AsSpan(0, digits), text[digits..].Trim());

        var joined = text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        var letters = joined.TrimEnd("0123456789".ToCharArray());
        if (Name(letters) is not { } name)
            return null;
        if (letters.Length == joined.Length)
            return new DateMark.Named(name);

        var year = joined.AsSpan(letters.Length);
        return name >= DateName.January && year.Length <= 4 && Numbers.Whole(year) is > 0 and var number
            ? new DateMark.Calendar(number, name - DateName.January + 1, 0, null)
            : null;
    }

    /// <summary>The first day of what a name means, and the first day behind it.</summary>
    public static (DateTime First, DateTime Behind) Days(DateName name, DateTime now)
    {
        var today = now.Date;
        var monday = LocalClock.AddDays(today, -(((int)today.DayOfWeek + 6) % 7));
        var month = new DateTime(today.Year, today.Month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var year = new DateTime(today.Year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return name switch
        {
            DateName.Today => Day(today),
            DateName.Yesterday => Day(LocalClock.AddDays(today, -1)),
            DateName.ThisWeek => (monday, LocalClock.AddDays(monday, 7)),
            DateName.LastWeek => (LocalClock.AddDays(monday, -7), monday),
            DateName.ThisMonth => Months(month, 1),
            DateName.LastMonth => (LocalClock.AddMonths(month, -1), month),
            DateName.ThisYear => Months(year, 12),
            DateName.LastYear => (LocalClock.AddMonths(year, -12), year),
            < DateName.January => Day(LocalClock.AddDays(today, -(((int)today.DayOfWeek - (name - DateName.Sunday) + 7) % 7))),
            _ => Months(LocalClock.AddMonths(month, -((today.Month - 1 - (name - DateName.January) + 12) % 12)), 1),
        };
    }

    public static string Abbreviation(AgoUnit unit) => unit switch
    {
        AgoUnit.Minutes => "min",
        AgoUnit.Hours => "h",
        AgoUnit.Days => "d",
        AgoUnit.Weeks => "w",
        AgoUnit.Months => "m",
        _ => "y",
    };

    private static (DateTime First, DateTime Behind) Day(DateTime day) => (day, LocalClock.AddDays(day, 1));

    private static (DateTime First, DateTime Behind) Months(DateTime first, int count) => (first, LocalClock.AddMonths(first, count));

    private static DateMark.Ago? Ago(ReadOnlySpan<char> digits, string unit)
    {
        AgoUnit? read = unit.ToUpperInvariant() switch
        {
            "MIN" or "MINUTE" or "MINUTES" => AgoUnit.Minutes,
            "H" or "HOUR" or "HOURS" => AgoUnit.Hours,
            "D" or "DAY" or "DAYS" => AgoUnit.Days,
            "W" or "WEEK" or "WEEKS" => AgoUnit.Weeks,
            "M" or "MONTH" or "MONTHS" => AgoUnit.Months,
            "Y" or "YEAR" or "YEARS" => AgoUnit.Years,
            _ => null,
        };
        return read is { } known && digits.Length <= MaxDigits && Numbers.Whole(digits) is > 0 and var count ? new DateMark.Ago(count, known) : null;
    }

    private static DateName? Name(string letters)
    {
        foreach (var name in Names)
        {
            var isShort = letters.Length >= MinLetters && name >= DateName.Sunday && name.ToString().StartsWith(letters, StringComparison.OrdinalIgnoreCase);
            if (isShort || letters.Equals(name.ToString(), StringComparison.OrdinalIgnoreCase))
                return name;
        }

        return null;
    }
}
