using System.Globalization;
using System.Text;

namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>Shows days and times, which sheets keep as numbers of days.</summary>
internal static class DateRendering
{
    private const double MaxDays = 2_958_466; // 10000-01-01
    private const int SpuriousDay = 60; // 1900-02-29, which the count of days has and the calendar has not
    private const int MaxFraction = 3; // digits of a second
    private const double SecondsOfDay = 86_400;

    private static readonly DateTime First1900 = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime First1904 = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>How a section shows a number of days; null if it is none.</summary>
    internal static string? Show(FormatSection section, double days, bool from1904)
    {
        var limit = MaxDays - (from1904 ? (First1904 - First1900).Days : 0);
        if (!(days >= 0 && days < limit))
            return null;

        // what is shown of a second decides how it is rounded
        var fraction = section.Tokens.FirstOrDefault(token => token.Kind == FormatTokenKind.Fraction).Text ?? ".";
        var seconds = Math.Round(days * SecondsOfDay, Math.Min(fraction.Length - 1, MaxFraction), MidpointRounding.AwayFromZero);
        if (seconds >= limit * SecondsOfDay)
            return null;

        var date = Date(seconds, from1904);
        var isHalved = section.Has(FormatTokenKind.HalfDay);
        var text = new StringBuilder();

        foreach (var token in section.Tokens)
            text.Append(Show(token, date, seconds, isHalved));

        return text.ToString();
    }

    /// <summary>The date as a number of days; the date is in UTC.</summary>
    internal static double Days(DateTime date, bool from1904)
    {
        var days = (date - (from1904 ? First1904 : First1900)).TotalDays;
        return from1904 || days > SpuriousDay ? days : days - 1;
    }

    private static DateTime Date(double seconds, bool from1904)
    {
        var first = from1904 ? First1904 : First1900;
        var isBeforeSpurious = !from1904 && seconds is >= SecondsOfDay and < SpuriousDay * SecondsOfDay;
        return first.AddDays(isBeforeSpurious ? 1 : 0).AddMilliseconds(Math.Round(seconds * 1000));
    }

    private static string Show(FormatToken token, DateTime date, double seconds, bool isHalved)
    {
        switch (token.Kind)
        {
            case FormatTokenKind.Literal or FormatTokenKind.Slash or FormatTokenKind.Point or FormatTokenKind.Comma or FormatTokenKind.Percent:
                return token.Text;
            case FormatTokenKind.HalfDay:
                return (date.Hour < 12 ? "AM" : "PM")[..(token.Text == "A/P" ? 1 : 2)];
            case FormatTokenKind.Fraction:
                return "." + Format(date, new string('f', Math.Min(token.Text.Length - 1, MaxFraction)));
            case FormatTokenKind.Elapsed:
                var unit = token.Text[0] switch { 'h' => 3600, 'm' => 60, _ => 1 };
                return Math.Floor(seconds / unit).ToString(new string('0', token.Text.Length), CultureInfo.InvariantCulture);
            case FormatTokenKind.Date:
                return token.Text == "mmmmm" ? Format(date, "MMM")[..1] : Format(date, token.Text switch
                {
                    "y" or "yy" => "yy",
                    ['y', ..] => "yyyy",
                    "M" or "MM" => token.Text.ToLowerInvariant(),
                    ['m', ..] => token.Text.Length > 4 ? "MMMM" : token.Text.ToUpperInvariant(),
                    ['d', ..] => token.Text.Length > 4 ? "dddd" : token.Text,
                    ['h', ..] => (isHalved ? "hh" : "HH")[..Math.Min(2, token.Text.Length)],
                    _ => "ss"[..Math.Min(2, token.Text.Length)],
                });
            default:
                return "";
        }
    }

    /// <summary>A single letter is a custom format only behind a percent sign.</summary>
    private static string Format(DateTime date, string format) =>
        date.ToString(format.Length == 1 ? $"%{format}" : format, CultureInfo.InvariantCulture);
}
