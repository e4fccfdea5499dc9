using System.Runtime.InteropServices;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Glyphs that are drawn one after the other and stand side by side.</summary>
/// <param name="Glyphs">The glyphs, in the order in which they are drawn.</param>
/// <param name="Order">Counts the runs of a page.</param>
internal sealed record GlyphRun(List<PlacedGlyph> Glyphs, int Order)
{
    internal float Left { get; private set; } = float.MaxValue;

    internal float Right { get; private set; } = float.MinValue;

    internal float Size { get; private set; }

    internal float Baseline => Glyphs[0].Baseline;

    /// <summary>Whether anything of it is seen.</summary>
    internal bool IsVisible => Left <= Right;

    internal void Add(PlacedGlyph glyph)
    {
        Glyphs.Add(glyph);
        if (glyph.IsSpace)
            return;

        (Left, Right, Size) = (Math.Min(Left, glyph.Left), Math.Max(Right, glyph.Right), Math.Max(Size, glyph.Size));
    }
}

/// <summary>Joins glyphs to runs, leaves out those that are drawn twice to look bold, and puts marks on their letters.</summary>
internal sealed class GlyphRuns
{
    // all in parts of the size
    private const float MaxStep = 0.25f; // between baselines of a run
    private const float MaxGap = 1;
    private const float MaxOverlap = 0.6f;
    private const float MaxSizeRatio = 1.6f;
    private const float TwiceAlong = 0.1f; // how far glyphs of one text may stand apart to count as one
    private const float TwiceAcross = 0.2f;
    private const float TwiceOfWidth = 0.45f;

    private const float Cell = 4; // points

    private readonly List<GlyphRun> _runs = [];
    private readonly Dictionary<(string, int, int), PlacedGlyph> _near = [];
    private PlacedGlyph? _pendingMark;

    /// <summary>The runs of glyphs that are read in one direction.</summary>
    internal static List<GlyphRun> Of(IEnumerable<PlacedGlyph> glyphs)
    {
        var runs = new GlyphRuns();
        foreach (var glyph in glyphs)
            runs.Add(glyph);

        runs.Flush();
        runs._runs.RemoveAll(r => !r.IsVisible);
        return runs._runs;
    }

    private void Add(PlacedGlyph glyph)
    {
        if (!glyph.IsSpace && IsDrawnTwice(glyph))
            return;

        if (GlyphText.MarkOf(glyph.Text) is not '\0' and var mark)
        {
            if (TryMark(mark, glyph))
                return;

            // it may be drawn before its letter
            Flush();
            _pendingMark = glyph;
            return;
        }

        if (_pendingMark is { } pending && IsOver(pending, glyph) && !glyph.IsSpace)
        {
            _pendingMark = null;
            glyph = glyph with { Text = GlyphText.Compose(glyph.Text, GlyphText.MarkOf(pending.Text)) };
        }

        Flush();
        Append(glyph);
    }

    private void Flush()
    {
        if (_pendingMark is { } mark)
            Append(mark);

        _pendingMark = null;
    }

    private void Append(PlacedGlyph glyph)
    {
        if (_runs.Count == 0 || !Continues(_runs[^1].Glyphs[^1], glyph))
            _runs.Add(new GlyphRun([], _runs.Count));

        _runs[^1].Add(glyph);
    }

    private static bool Continues(PlacedGlyph last, PlacedGlyph next)
    {
        var (smaller, size) = (Math.Min(last.Size, next.Size), Math.Max(last.Size, next.Size));
        if (Math.Abs(next.Baseline - last.Baseline) > MaxStep * smaller || size > MaxSizeRatio * smaller)
            return false;

        // text that is read from the right may be drawn in that direction
        return IsGap(next.Left - last.Right)
            || (Bidi.IsRightToLeft(last.Text) || Bidi.IsRightToLeft(next.Text)) && IsGap(last.Left - next.Right);

        bool IsGap(float gap) => gap > -MaxOverlap * size && gap < MaxGap * size;
    }

    /// <summary>Puts a mark on the letter before, if it is drawn over that.</summary>
    private bool TryMark(char mark, PlacedGlyph glyph)
    {
        if (_runs.Count == 0)
            return false;

        var glyphs = CollectionsMarshal.AsSpan(_runs[^1].Glyphs);
        ref var letter = ref glyphs[^1];
        if (!char.IsLetter(letter.Text[^1]))
            return false;
        if (!IsOver(glyph, letter) && !(glyph.Text[0] == mark && Continues(letter, glyph)))
            return false;

        letter = letter with { Text = GlyphText.Compose(letter.Text, mark) };
        return true;
    }

    /// <summary>Whether the middle of a mark is over a letter.</summary>
    private static bool IsOver(PlacedGlyph mark, PlacedGlyph letter) =>
        (mark.Left + mark.Right) / 2 is var middle
        && middle > letter.Left && middle < letter.Right
        && Math.Abs(mark.Baseline - letter.Baseline) < letter.Size
        && char.IsLetter(letter.Text[^1]);

    private bool IsDrawnTwice(PlacedGlyph glyph)
    {
        var (column, row) = ((int)(glyph.Left / Cell), (int)(glyph.Baseline / Cell));

        for (var c = column - 1; c <= column + 1; c++)
        {
            for (var r = row - 1; r <= row + 1; r++)
            {
                if (_near.TryGetValue((glyph.Text, c, r), out var other)
                    && Math.Abs(other.Left - glyph.Left) < Math.Min(TwiceAlong * glyph.Size, TwiceOfWidth * glyph.Width)
                    && Math.Abs(other.Baseline - glyph.Baseline) < TwiceAcross * glyph.Size)
                    return true;
            }
        }

        _near[(glyph.Text, column, row)] = glyph;
        return false;
    }
}
