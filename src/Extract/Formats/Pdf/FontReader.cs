using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.PdfFonts;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Reads the glyphs of one font, and remembers what it found of each.</summary>
internal sealed class FontReader
{
    private const int BoldWeight = 600; // of 100 to 900, where 700 is called bold
    private const float DefaultType3Size = 1; // where widths say nothing

    private readonly IFont _font;
    private readonly EncodingText _encoding;
    private readonly Dictionary<int, (string? Text, float Width)> _glyphs = [];
    private readonly bool _isComposite;
    private float _widths; // sum of those that are not zero, for fonts without an em
    private int _widthCount;

    internal FontReader(IFont font, EncodingText encoding)
    {
        (_font, _encoding) = (font, encoding);
        var name = font.Name?.Data ?? "";
        IsBold = font.Details is { IsBold: true } or { Weight: >= BoldWeight }
            || HasWord(name, "Bold") || HasWord(name, "Black") || HasWord(name, "Heavy");
        _isComposite = font.GetType().Name == "Type0Font";
        IsType3 = font is IType3Font;
    }

    internal bool IsBold { get; }

    internal bool IsVertical => _font.IsVertical;

    internal bool IsType3 { get; }

    /// <summary>
    /// What the size of a font whose glyphs are drawings must be multiplied by to be one of letters, which are half as wide on average.
    /// </summary>
    internal float Type3Scale => _widthCount == 0 ? DefaultType3Size : 2 * _widths / _widthCount;

    /// <summary>The next glyph of a string.</summary>
    /// <param name="bytes">The string, at the first byte of the glyph's code.</param>
    /// <param name="isSpace">Whether it is the code that word spacing applies to.</param>
    /// <returns>What it reads as, null if that is not known, and its width as a part of the font's size.</returns>
    internal (string? Text, float Width) Next(IInputBytes bytes, out bool isSpace)
    {
        var code = _font.ReadCharacterCode(bytes, out var length);
        isSpace = code == ' ' && length == 1;

        if (!_glyphs.TryGetValue(code, out var glyph))
        {
            glyph = Look(code);
            _glyphs.Add(code, glyph);
        }

        if (IsType3 && glyph.Width > 0)
            (_widths, _widthCount) = (_widths + glyph.Width, _widthCount + 1);

        return glyph;
    }

    private (string? Text, float Width) Look(int code)
    {
        string? text = null;
        var width = 0f;

        // a font program may be damaged for one glyph and fine for others
        try
        {
            if (_font.TryGetUnicode(code, out var known) && known is not null)
                text = GlyphText.Fold(known);
            else if (_encoding.Text(code) is { } encoded)
                text = GlyphText.Fold(encoded);
            else if (!_isComposite && code is > ' ' and < 0x7F or >= 0xA1 and <= 0xFF)
                text = ((char)code).ToString();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
        }

        try
        {
            width = (float)_font.GetBoundingBox(code).Width;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
        }

        return (text, float.IsFinite(width) ? width : 0);
    }

    private static bool HasWord(string name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);
}
