namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// Glyphs that stand for another text, as the document says itself (ISO 32000-1, 14.9.4): a word divided over a line end, a ligature.
/// </summary>
internal sealed class ReplacedText(string text)
{
    private Glyph? _first;
    private Glyph _last;

    /// <summary>Adds a glyph that stands for it.</summary>
    internal void Add(Glyph glyph)
    {
        _first ??= glyph;
        _last = glyph;
    }

    /// <summary>One glyph of the text, where the others stand; null if there were none.</summary>
    internal Glyph? ToGlyph() =>
        _first is { } first && GlyphText.Fold(text) is { } folded ? first with { Text = folded, End = _last.End } : null;
}
