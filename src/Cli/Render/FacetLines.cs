using System.Globalization;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>How many documents match by type, folder and year, a line each.</summary>
internal static class FacetLines
{
    // More values of one kind are of no use to a reader; --json has them.
    private const int Shown = 8;

    public static IEnumerable<string> Of(FacetCounts facets)
    {
        yield return Line("types", facets.Types);
        yield return Line("folders", facets.Folders);
        yield return Line("years", facets.Years);
    }

    private static string Line(string name, IReadOnlyList<FacetCount> counts)
    {
        var shown = counts.Take(Shown).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Value} {c.Count:N0}"));
        var more = counts.Count > Shown ? $", and {counts.Count - Shown} more" : "";
        return ShownText.Line($"{name}: {string.Join(", ", shown)}{more}");
    }
}
