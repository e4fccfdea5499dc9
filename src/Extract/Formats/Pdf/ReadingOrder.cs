namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// Puts the lines of a page into the order in which they are read: finds the white space between columns, from the widest stretch of
/// rows that has one, and goes on within each of its sides. Whether white space parts columns or the cells of a table is told by the
/// order in which the document draws them, and by how full its sides are.
/// </summary>
internal static class ReadingOrder
{
    private const int MaxLines = 20_000; // of a page whose columns are looked for
    private const int FewestLines = 3; // on each side
    private const int FewestFullLines = 5; // on each side, where lines are drawn across
    private const int FullLine = 20; // characters
    private const int MaxCandidates = 40;
    private const float LeastGap = 0.8f; // part of the size

    /// <summary>Rows of lines that belong together: each a column, or a stretch of a page without columns.</summary>
    internal static List<List<List<TextLine>>> Columns(List<TextLine> lines)
    {
        var columns = new List<List<List<TextLine>>>();
        var open = new Stack<List<List<TextLine>>>();
        open.Push(Rows(lines));

        while (open.TryPop(out var rows))
        {
            if (rows.Count == 0)
                continue;

            if (lines.Count > MaxLines || Gutter(rows) is not { } gutter)
            {
                columns.Add(rows);
                continue;
            }

            var middle = rows[gutter.First..(gutter.Last + 1)].SelectMany(r => r).ToList();
            open.Push(rows[(gutter.Last + 1)..]);
            open.Push(Rows(middle.FindAll(l => !gutter.IsLeft(l))));
            open.Push(Rows(middle.FindAll(gutter.IsLeft)));
            open.Push(rows[..gutter.First]);
        }

        return columns;
    }

    private static List<List<TextLine>> Rows(List<TextLine> lines)
    {
        var rows = new List<List<TextLine>>();

        foreach (var line in lines.OrderBy(l => l.Baseline).ThenBy(l => l.Left))
        {
            if (rows.Count > 0 && rows[^1][0].IsLevelWith(line) && !rows[^1].Exists(l => IsOver(l, line)))
                rows[^1].Add(line);
            else
                rows.Add([line]);
        }

        foreach (var row in rows)
            row.Sort((a, b) => a.Left.CompareTo(b.Left));

        return rows;
    }

    private static bool IsOver(TextLine line, TextLine other) => other.Left < line.Right - line.Size && line.Left < other.Right - line.Size;

    /// <summary>The white space that parts most lines, if it parts columns.</summary>
    private static Band? Gutter(List<List<TextLine>> rows)
    {
        if (rows.Count < FewestLines)
            return null;

        var bands = Candidates(rows).Select(c => Band.Grow(rows, c.Row, c.Left, c.Right)).Where(b => b.Fewer >= FewestLines);

        foreach (var band in bands.OrderByDescending(b => b.Fewer).ThenByDescending(b => b.Right - b.Left))
        {
            if (PartsColumns(rows[band.First..(band.Last + 1)].SelectMany(r => r).ToList(), band))
                return band;
        }

        return null;
    }

    /// <summary>White space between lines beside each other, or of rows that follow each other, as columns need not be level.</summary>
    private static List<(int Row, float Left, float Right)> Candidates(List<List<TextLine>> rows)
    {
        const int Grid = 4; // points, to take what is nearly the same once
        var seen = new HashSet<(int, int)>();
        var candidates = new List<(int Row, float Left, float Right)>();

        for (var i = 0; i < rows.Count && candidates.Count < MaxCandidates; i++)
        {
            for (var j = 1; j < rows[i].Count; j++)
                Add(i, rows[i][j - 1], rows[i][j]);

            if (i + 1 < rows.Count && rows[i].Count == 1 && rows[i + 1].Count == 1)
            {
                Add(i, rows[i][0], rows[i + 1][0]);
                Add(i, rows[i + 1][0], rows[i][0]);
            }
        }

        return candidates;

        void Add(int row, TextLine left, TextLine right)
        {
            var isWide = right.Left - left.Right >= LeastGap * Math.Min(left.Size, right.Size);
            if (isWide && seen.Add(((int)left.Right / Grid, (int)right.Left / Grid)))
                candidates.Add((row, left.Right, right.Left));
        }
    }

    private static bool PartsColumns(List<TextLine> lines, Band band)
    {
        var crossings = 0;
        bool? isLeft = null;

        foreach (var line in lines.OrderBy(l => l.Order))
        {
            var side = band.IsLeft(line);
            crossings += isLeft is { } last && last != side ? 1 : 0;
            isLeft = side;
        }

        if (crossings <= Math.Max(2, band.Fewer / 4))
            return true;

        // text that is drawn row by row: running text fills its column, cells do not
        return band.Fewer >= FewestFullLines && IsFull(lines.FindAll(band.IsLeft)) && IsFull(lines.FindAll(l => !band.IsLeft(l)));
    }

    private static bool IsFull(List<TextLine> side)
    {
        const float Full = 0.8f; // of the width of the side
        var width = side.Max(l => l.Right) - side.Min(l => l.Left);
        var full = side.Count(l => l.Text.Length >= FullLine && l.Right - l.Left >= Full * width);
        return full * 2 > side.Count;
    }

    /// <summary>Rows with white space through all of them.</summary>
    /// <param name="First">First of the rows.</param>
    /// <param name="Last">Last of the rows.</param>
    /// <param name="Left">Where the white space begins.</param>
    /// <param name="Right">Where it ends.</param>
    /// <param name="Fewer">How many lines stand on the side that has fewer.</param>
    private sealed record Band(int First, int Last, float Left, float Right, int Fewer)
    {
        internal bool IsLeft(TextLine line) => line.Left + line.Right < Left + Right;

        internal static Band Grow(List<List<TextLine>> rows, int from, float left, float right)
        {
            var (first, last) = (from, from - 1);
            while (last + 1 < rows.Count && Narrow(rows[last + 1], ref left, ref right))
                last++;
            while (first > 0 && Narrow(rows[first - 1], ref left, ref right))
                first--;

            // what stands on one side only, far from the rest, is a heading above or a note below both
            while (last > first && IsApart(rows, last, last - 1))
                last--;
            while (first < last && IsApart(rows, first, first + 1))
                first++;

            var middle = (left + right) / 2;
            var lines = rows.Skip(first).Take(last - first + 1).SelectMany(r => r).ToList();
            var onLeft = lines.Count(l => (l.Left + l.Right) / 2 < middle);
            return new Band(first, last, left, right, Math.Min(onLeft, lines.Count - onLeft));
        }

        private static bool IsApart(List<List<TextLine>> rows, int row, int inner)
        {
            const float Apart = 2.5f; // part of the size
            return rows[row].Count == 1 && Math.Abs(rows[row][0].Baseline - rows[inner][0].Baseline) > Apart * rows[row][0].Size;
        }

        /// <summary>Narrows the white space to what a row leaves of it; false if that is too little.</summary>
        private static bool Narrow(List<TextLine> row, ref float left, ref float right)
        {
            var (newLeft, newRight) = (left, right);

            foreach (var line in row)
            {
                if (line.Right <= newLeft || line.Left >= newRight)
                    continue;
                if (line.Left < left && line.Right < right)
                    newLeft = Math.Max(newLeft, line.Right);
                else if (line.Right > right && line.Left > left)
                    newRight = Math.Min(newRight, line.Left);
                else
                    return false;
            }

            if (newRight - newLeft < LeastGap * row[0].Size)
                return false;

            (left, right) = (newLeft, newRight);
            return true;
        }
    }
}
