using System.Globalization;

namespace DocumentSearch.Cli.Render;

/// <summary>Numbers with their noun: "1 file", "48,212 files".</summary>
internal static class Counted
{
    public static string Of(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
