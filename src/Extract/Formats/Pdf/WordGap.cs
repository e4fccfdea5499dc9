namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// Tells the gaps between words from those between letters. Many documents hold no spaces, and letters may be set apart from each other.
/// </summary>
internal readonly struct WordGap
{
    // all in parts of the size
    private const float AmongSpaces = 0.22f;
    private const float WithoutSpaces = 0.13f;
    private const float BetweenIdeographs = 0.6f;
    private const float SetApart = 0.06f; // where letters are
    private const float MostSetApart = 0.6f;
    private const float Backwards = 0.5f;
    private const int FewestSetApart = 5;

    private readonly float _least;

    /// <summary>Looks at the glyphs of a line.</summary>
    internal WordGap(List<PlacedGlyph> glyphs)
    {
        var gaps = new List<float>(glyphs.Count);
        var (hasSpaces, hasLettersOnly) = (false, true);

        for (var i = 0; i < glyphs.Count; i++)
        {
            hasSpaces |= glyphs[i].IsSpace && i > 0 && i < glyphs.Count - 1;
            hasLettersOnly &= glyphs[i].IsSpace || char.IsLetter(glyphs[i].Text[0]);
            if (i > 0 && !glyphs[i].IsSpace && !glyphs[i - 1].IsSpace)
                gaps.Add(Between(glyphs[i - 1], glyphs[i]));
        }

        _least = hasSpaces ? AmongSpaces : WithoutSpaces;
        if (gaps.Count < FewestSetApart)
            return;

        gaps.Sort();
        var usual = gaps[gaps.Count / 2];
        if (usual is > SetApart and < MostSetApart && (hasSpaces || hasLettersOnly))
            _least += usual * (hasSpaces ? 1 : 1.3f);
    }

    /// <summary>Whether two glyphs belong to different words.</summary>
    internal bool IsBetween(PlacedGlyph left, PlacedGlyph right)
    {
        var gap = Between(left, right);
        var least = Characters.IsIdeograph(left.Text[^1]) && Characters.IsIdeograph(right.Text[0]) ? BetweenIdeographs : _least;
        return gap > least || gap < -Backwards - left.Width / Math.Max(left.Size, float.Epsilon);
    }

    private static float Between(PlacedGlyph left, PlacedGlyph right) =>
        (right.Left - left.Right) / Math.Max(Math.Min(left.Size, right.Size), float.Epsilon);
}
