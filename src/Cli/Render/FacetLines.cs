using System.Globalization;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>How many documents match by type, folder and year, a line each.</summary>
internal static class FacetLines
{
    // More values of one kind are of no use to a reader; --json has them.
    public const int Shown = 8;

    public static IEnumerable<string> Of(FacetCounts facets) =>
        Line("types", facets.Types).Concat(Line("folders", facets.Folders)).Concat(Line("years", facets.Years));

    private static IEnumerable<string> Line(string name, IReadOnlyList<FacetCount> counts)
    {
        if (counts.Count == 0)
            yield break;

        var shown = counts.Take(Shown).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Value} {c.Count:N0}"));
        var more = counts.Count > Shown ? $", and {counts.Count - Shown} more" : "";
        yield return ShownText.Line($"{name}: {string.Join(", ", shown)}{more}");
    }
}
