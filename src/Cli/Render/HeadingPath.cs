using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>The headings that a passage stands under, outermost first, in one line.</summary>
internal static class HeadingPath
{
    private const string Separator = " › ";

    /// <summary>All of them but the title, which stands above already; empty if there are none.</summary>
    public static string Of(Hit hit, Passage passage) => string.Join(Separator, Parts(hit, passage));

    /// <summary>So many of the innermost as a width has room for, of which the last one is cut if it has to be.</summary>
    public static string Of(Hit hit, Passage passage, int width)
    {
        var parts = Parts(hit, passage).ToList();
        var path = string.Join(Separator, parts);
        for (var left = 1; left < parts.Count && TextWidth.Of(path) > width; left++)
            path = string.Join(Separator, parts.Skip(left).Prepend(TextWidth.Ellipsis));

        return TextWidth.Cut(path, width);
    }

    private static IEnumerable<string> Parts(Hit hit, Passage passage) =>
        passage.Headings.SkipWhile(h => h == hit.Title).Select(h => ShownText.Line(h)).Where(h => h.Length > 0);
}
