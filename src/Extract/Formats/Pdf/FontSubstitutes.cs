using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// Fonts in place of those that cannot be loaded. What glyphs look like does not matter here: what they read as, and how wide they
/// are, is mostly told beside the damaged program of the font.
/// </summary>
internal static class FontSubstitutes
{
    private static readonly string[] Programs = ["FontFile", "FontFile2", "FontFile3"];
    private static readonly string[] Kept = ["Encoding", "ToUnicode", "FirstChar", "LastChar", "Widths"];

    /// <summary>Descriptions of fonts to try, the most faithful first.</summary>
    internal static IEnumerable<DictionaryToken> For(DictionaryToken font, PdfObjects objects)
    {
        yield return WithoutProgram(font, objects);

        if (objects.Name(font, "Subtype") == "Type0")
            yield break;

        var plain = new Dictionary<NameToken, IToken>
        {
            [NameToken.Create("Type")] = NameToken.Create("Font"),
            [NameToken.Create("Subtype")] = NameToken.Create("Type1"),
            [NameToken.Create("BaseFont")] = NameToken.Create("Helvetica"),
        };

        foreach (var key in Kept)
        {
            if (font.Data.TryGetValue(key, out var value))
                plain[NameToken.Create(key)] = value;
        }

        yield return new DictionaryToken(plain);

        // even what it says of itself may be damaged
        plain.Remove(NameToken.Create("Encoding"));
        plain.Remove(NameToken.Create("ToUnicode"));
        yield return new DictionaryToken(plain);
    }

    private static DictionaryToken WithoutProgram(DictionaryToken font, PdfObjects objects)
    {
        if (objects.Array(font, "DescendantFonts") is [var first, ..] && objects.Dictionary(first) is { } descendant)
            return font.With("DescendantFonts", new ArrayToken([Bare(descendant, objects)]));

        return Bare(font, objects);
    }

    private static DictionaryToken Bare(DictionaryToken font, PdfObjects objects)
    {
        if (objects.Dictionary(font, "FontDescriptor") is not { } descriptor)
            return font;

        foreach (var program in Programs)
            descriptor = descriptor.Without(program);

        return font.With("FontDescriptor", descriptor);
    }
}
