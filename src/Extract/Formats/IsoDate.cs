using System.Globalization;

namespace DocumentSearch.Extract.Formats;

/// <summary>Reads dates as ISO 8601 and RFC 3339 write them, with or without a time and an offset.</summary>
internal static class IsoDate
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyyMMdd", "yyyy-MM"];

    private static readonly string[] Times =
    [
        .. from separator in (string[])["'T'", "'t'", "' '"]
           from time in (string[])["HH:mm:ss.FFFFFFF", "HH:mm"]
           from offset in (string[])["", "zzz", " zzz", "'Z'", "'z'", "' Z'"]
           select $"yyyy-MM-dd{separator}{time}{offset}",
    ];

    /// <summary>The date, UTC; what states no offset is taken as UTC. Null if the text is no such date.</summary>
    internal static DateTime? Parse(string text) =>
        DateTimeOffset.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
        || DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date)
            ? date.UtcDateTime
            : null;
}
