namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Finds the lines of a page by where its glyphs stand.</summary>
internal static class LineBuilder
{
    // all in parts of the size
    private const float SameLine = 0.35f; // between baselines
    private const float GapOfNext = 1.5f; // within a line, between what is drawn one after the other
    private const float GapOfOther = 0.9f; // and what is not
    private const float MaxOverlap = 0.3f;
    private const float RaisedBy = 0.75f;
    private const float LoweredBy = 0.45f;
    private const float RaisedSize = 0.87f;
    private const int MaxRaised = 30; // glyphs

    /// <summary>The lines of a page: those in the direction of most of its text first.</summary>
    internal static List<List<TextLine>> Lines(List<Glyph> glyphs)
    {
        var directions = glyphs.GroupBy(PlacedGlyph.Direction).OrderByDescending(g => g.Count()).ThenBy(g => g.Key);
        return [.. directions.Select(d => Lines(GlyphRuns.Of(d.Select(g => PlacedGlyph.Of(g, d.Key))))).Where(lines => lines.Count > 0)];
    }

    private static List<TextLine> Lines(List<GlyphRun> runs)
    {
        var parts = new List<List<GlyphRun>>();
        foreach (var row in Rows(runs))
            parts.AddRange(Parts(row));

        JoinRaised(parts);
        return [.. parts.Select(Line).OfType<TextLine>()];
    }

    private static IEnumerable<List<GlyphRun>> Rows(List<GlyphRun> runs)
    {
        var open = new List<List<GlyphRun>>();

        foreach (var run in runs.OrderBy(r => r.Baseline))
        {
            for (var i = open.Count - 1; i >= 0; i--)
            {
                if (run.Baseline - open[i][0].Baseline <= Math.Max(run.Size, open[i][0].Size))
                    continue;

                yield return open[i];
                open.RemoveAt(i);
            }

            var row = open.Where(r => run.Baseline - r[0].Baseline <= SameLine * Math.Min(run.Size, r[0].Size)).MaxBy(r => r[0].Baseline);
            if (row is null)
                open.Add([run]);
            else
                row.Add(run);
        }

        foreach (var row in open)
            yield return row;
    }

    /// <summary>Cuts a row where white space is wide, and parts what is drawn over each other.</summary>
    private static List<List<GlyphRun>> Parts(List<GlyphRun> row)
    {
        var parts = new List<List<GlyphRun>>();

        foreach (var run in row.OrderBy(r => r.Left).ThenBy(r => r.Order))
        {
            List<GlyphRun>? best = null;
            var bestGap = float.MaxValue;

            for (var i = parts.Count - 1; i >= 0; i--)
            {
                var last = parts[i][^1];
                var size = Math.Max(run.Size, last.Size);
                var gap = run.Left - parts[i].Max(r => r.Right);
                var isNext = Math.Abs(run.Order - last.Order) == 1;

                if (gap >= -MaxOverlap * size && gap <= (isNext ? GapOfNext : GapOfOther) * size && Math.Abs(gap) < Math.Abs(bestGap))
                    (best, bestGap) = (parts[i], gap);
            }

            if (best is null)
                parts.Add([run]);
            else
                best.Add(run);
        }

        return parts;
    }

    /// <summary>Puts exponents, indices and numbers of notes into the lines that they belong to.</summary>
    private static void JoinRaised(List<List<GlyphRun>> parts)
    {
        parts.Sort((a, b) => a[0].Baseline.CompareTo(b[0].Baseline));
        var joined = new HashSet<List<GlyphRun>>(ReferenceEqualityComparer.Instance);

        for (var i = 0; i < parts.Count; i++)
        {
            var small = parts[i];
            if (small.Sum(r => r.Glyphs.Count) > MaxRaised)
                continue;

            var host = Neighbours(parts, i).FirstOrDefault(p => !joined.Contains(p) && IsRaised(small, p));
            if (host is null)
                continue;

            host.AddRange(small);
            joined.Add(small);
        }

        parts.RemoveAll(joined.Contains);
    }

    private static IEnumerable<List<GlyphRun>> Neighbours(List<List<GlyphRun>> parts, int at)
    {
        const float Reach = 40; // points, beyond any line of text
        const int MaxLooks = 100;
        var baseline = parts[at][0].Baseline;

        for (var i = at + 1; i < Math.Min(parts.Count, at + MaxLooks) && parts[i][0].Baseline - baseline < Reach; i++)
            yield return parts[i];
        for (var i = at - 1; i >= Math.Max(0, at - MaxLooks) && baseline - parts[i][0].Baseline < Reach; i--)
            yield return parts[i];
    }

    private static bool IsRaised(List<GlyphRun> small, List<GlyphRun> host)
    {
        var size = host[0].Size;
        var rise = host[0].Baseline - small[0].Baseline;
        if (small[0].Size > RaisedSize * size || rise > RaisedBy * size || rise < -LoweredBy * size)
            return false;

        var (left, right) = (small.Min(r => r.Left), small.Max(r => r.Right));

        // beside one of its parts, or between two; numbers of notes stand farther from their text
        return host.Exists(r => IsGap(left - r.Right, MaxOverlap) || IsGap(r.Left - right, GapOfNext));

        bool IsGap(float gap, float most) => gap > -MaxOverlap * size && gap < most * size;
    }

    private static TextLine? Line(List<GlyphRun> runs)
    {
        runs.Sort((a, b) => a.Left.CompareTo(b.Left));
        var glyphs = runs.SelectMany(r => r.Glyphs).ToList();
        var isLeftwards = glyphs.Exists(g => Bidi.IsRightToLeft(g.Text));
        if (isLeftwards)
            glyphs = [.. glyphs.OrderBy(g => g.Left)];

        var pieces = Pieces(glyphs);
        var text = (isLeftwards ? Bidi.ToLogical(pieces) : string.Concat(pieces)).Trim();
        if (text.Length == 0)
            return null;

        var main = glyphs.Where(g => !g.IsSpace).GroupBy(g => (MathF.Round(g.Size, 1), g.IsBold)).MaxBy(g => g.Count())!.Key;
        var baseline = runs.MaxBy(r => r.Glyphs.Count)!.Baseline;
        return new TextLine(text, runs.Min(r => r.Left), runs.Max(r => r.Right), baseline, main.Item1, main.IsBold, runs.Min(r => r.Order));
    }

    /// <summary>The texts of glyphs, with spaces between words.</summary>
    private static List<string> Pieces(List<PlacedGlyph> glyphs)
    {
        var gap = new WordGap(glyphs);
        var pieces = new List<string>(glyphs.Count + glyphs.Count / 4);

        for (var i = 0; i < glyphs.Count; i++)
        {
            if (i > 0 && !glyphs[i].IsSpace && !glyphs[i - 1].IsSpace && gap.IsBetween(glyphs[i - 1], glyphs[i]))
                pieces.Add(" ");
            if (!glyphs[i].IsSpace || pieces.Count > 0 && pieces[^1] != " ")
                pieces.Add(glyphs[i].Text);
        }

        return pieces;
    }
}
