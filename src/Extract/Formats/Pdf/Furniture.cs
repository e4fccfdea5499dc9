using System.Globalization;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// Finds the heads and feet of pages: lines at their edges that stand on page after page, the same but for numbers that count the pages.
/// </summary>
internal static class Furniture
{
    private const int EdgeLines = 3;
    private const int FewestPages = 3;
    private const int Reach = 2; // pages back, as left and right ones may differ
    private const float SamePlace = 4; // points

    /// <summary>Lines that stood on an earlier page already.</summary>
    /// <param name="pages">The lines of each page that are read in its main direction.</param>
    internal static HashSet<TextLine> Repeated(IReadOnlyList<List<TextLine>> pages)
    {
        var repeated = new HashSet<TextLine>(ReferenceEqualityComparer.Instance);
        if (pages.Count < FewestPages)
            return repeated;

        var edges = pages.Select(Edges).ToList();

        // how many pages a line stood on, one after the other
        var chains = new Dictionary<TextLine, List<TextLine>>(ReferenceEqualityComparer.Instance);

        for (var page = 0; page < edges.Count; page++)
        {
            foreach (var line in edges[page])
            {
                var chain = Earlier(edges, page, line) is { } earlier ? chains[earlier] : [];
                chain.Add(line);
                chains[line] = chain;
            }
        }

        foreach (var chain in chains.Values.Distinct().Where(c => c.Count >= FewestPages))
            repeated.UnionWith(chain.Skip(1));

        return repeated;
    }

    private static List<TextLine> Edges(List<TextLine> lines)
    {
        var sorted = lines.OrderBy(l => l.Baseline).ToList();
        return sorted.Count <= 2 * EdgeLines ? sorted : [.. sorted[..EdgeLines], .. sorted[^EdgeLines..]];
    }

    private static TextLine? Earlier(List<List<TextLine>> edges, int page, TextLine line)
    {
        for (var back = 1; back <= Reach && back <= page; back++)
        {
            var earlier = edges[page - back].Find(
                other => Math.Abs(other.Baseline - line.Baseline) <= SamePlace && IsSame(other.Text, line.Text, back));
            if (earlier is not null)
                return earlier;
        }

        return null;
    }

    /// <summary>Whether two lines are the same, where numbers may grow as the pages do.</summary>
    private static bool IsSame(string earlier, string later, int pages)
    {
        var (i, j) = (0, 0);

        while (i < earlier.Length && j < later.Length)
        {
            if (char.IsAsciiDigit(earlier[i]) && char.IsAsciiDigit(later[j]))
            {
                var (from, to) = (Number(earlier, ref i), Number(later, ref j));
                if (from != to && to - from != pages)
                    return false;
            }
            else if (earlier[i++] != later[j++])
            {
                return false;
            }
        }

        return i == earlier.Length && j == later.Length;
    }

    private static long Number(string text, ref int at)
    {
        const int MostDigits = 18;
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;

        return at - start > MostDigits ? -1 : long.Parse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
