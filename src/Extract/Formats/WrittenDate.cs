using System.Globalization;

namespace DocumentSearch.Extract.Formats;

/// <summary>Reads dates as authors write them in the header of a text: as <see cref="IsoDate"/> does, or with an English month.</summary>
internal static class WrittenDate
{
    private const int DayLength = 10; // of 2024-05-17

    private static readonly string[] Formats =
    [
        "d MMMM yyyy", "d MMM yyyy", "d MMM. yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMM. d, yyyy", "MMMM d yyyy", "MMM d yyyy",
        "d-MMM-yyyy", "MMMM yyyy", "MMM yyyy", "MMMM, yyyy", "yyyy/M/d",
    ];

    /// <summary>The date, UTC; null if the text is none. What follows a day of ten characters, such as a weekday, may be anything.</summary>
    internal static DateTime? Parse(string text)
    {
        var trimmed = text.Trim().Trim('<', '>', '[', ']');

        return IsoDate.Parse(trimmed) ?? Exact(trimmed)
            ?? (trimmed.Length > DayLength && trimmed[DayLength] is ' ' or ',' ? IsoDate.Parse(trimmed[..DayLength]) ?? Exact(trimmed[..DayLength]) : null);
    }

    private static DateTime? Exact(string text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date.UtcDateTime : null;
}
