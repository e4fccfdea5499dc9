using System.Globalization;

namespace DocumentSearch.Extract.Formats.Outlook;

/// <summary>What contacts, appointments and tasks say beside their text, in lines.</summary>
internal static class OutlookItem
{
    // [MS-OXOCNTC]: name, company, department, title, telephones, postal addresses; then mail addresses, which are named properties
    private static readonly int[] ContactTexts =
        [0x3001, 0x3A16, 0x3A18, 0x3A17, 0x3A08, 0x3A1B, 0x3A09, 0x3A1C, 0x3A24, 0x3A15, 0x3A26, 0x3A51, 0x3A50];

    private static readonly uint[] ContactNames = [0x8083, 0x8093, 0x80A3, 0x8062, 0x801B, 0x801A];

    /// <summary>The lines of an item.</summary>
    internal static IEnumerable<string> Lines(OutlookProperties item, OutlookNames names)
    {
        var kind = item.Text(0x001A) ?? "";

        if (kind.StartsWith("IPM.Contact", StringComparison.OrdinalIgnoreCase))
        {
            var texts = ContactTexts.Select(item.Text).Concat(ContactNames.Select(n => item.Text(names.Id(n))));
            return texts.OfType<string>().Distinct(StringComparer.Ordinal);
        }

        if (kind.StartsWith("IPM.Appointment", StringComparison.OrdinalIgnoreCase) || kind.StartsWith("IPM.Schedule", StringComparison.OrdinalIgnoreCase))
            return Of(Period(item.Date(names.Id(0x820D)), item.Date(names.Id(0x820E))), item.Text(names.Id(0x8208)));

        return kind.StartsWith("IPM.Task", StringComparison.OrdinalIgnoreCase)
            ? Of(Period(item.Date(names.Id(0x8104)), item.Date(names.Id(0x8105))), item.Text(names.Id(0x811F)))
            : [];
    }

    private static IEnumerable<string> Of(params string?[] lines) => lines.OfType<string>();

    private static string? Period(DateTime? from, DateTime? to) =>
        from is null && to is null ? null : string.Join(" – ", Of(Shown(from), Shown(to)));

    private static string? Shown(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
