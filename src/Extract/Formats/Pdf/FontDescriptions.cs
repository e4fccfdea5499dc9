using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// What a font may be loaded by. What glyphs look like does not matter here: what they read as, and how wide they are, is mostly told
/// beside the program of the font, which takes long to read and may be damaged.
/// </summary>
internal static class FontDescriptions
{
    private static readonly string[] Programs = ["FontFile", "FontFile2", "FontFile3"];
    private static readonly string[] Kept = ["Encoding", "ToUnicode", "FirstChar", "LastChar", "Widths"];

    /// <summary>Descriptions to try, the best first.</summary>
    internal static IEnumerable<DictionaryToken> For(DictionaryToken font, PdfObjects objects)
    {
        var isComposite = objects.Name(font, "Subtype") == "Type0";

        if (objects.Name(font, "Subtype") != "Type3" && TellsAll(font, isComposite, objects))
            yield return WithoutProgram(font, isComposite, objects);

        yield return font;
        yield return WithoutProgram(font, isComposite, objects);

        if (isComposite)
            yield break;

        var plain = new Dictionary<NameToken, IToken>
        {
            [NameToken.Type] = NameToken.Font,
            [NameToken.Subtype] = NameToken.Type1,
            [NameToken.BaseFont] = NameToken.Create("Helvetica"),
        };

        foreach (var key in Kept)
        {
            if (font.Data.TryGetValue(key, out var value))
                plain[NameToken.Create(key)] = value;
        }

        yield return new DictionaryToken(plain);

        // even what it says of itself may be damaged
        plain.Remove(NameToken.Encoding);
        plain.Remove(NameToken.ToUnicode);
        yield return new DictionaryToken(plain);
    }

    /// <summary>Whether its program says nothing more of what glyphs read as and how wide they are.</summary>
    private static bool TellsAll(DictionaryToken font, bool isComposite, PdfObjects objects)
    {
        var isMapped = objects.TryStream(objects.Entry(font, "ToUnicode"), out _);

        return isComposite
            ? isMapped
            : (isMapped || objects.Entry(font, "Encoding") is NameToken)
                && objects.Dictionary(font, "FontDescriptor") is not null
                && objects.Integer(font, "FirstChar") is not null && objects.Integer(font, "LastChar") is not null
                && objects.Array(font, "Widths").Count > 0;
    }

    private static DictionaryToken WithoutProgram(DictionaryToken font, bool isComposite, PdfObjects objects)
    {
        // without a program, the library looks for TrueType fonts on the machine
        if (!isComposite)
            return Bare(font, objects).With("Subtype", NameToken.Type1);

        return objects.Array(font, "DescendantFonts") is [var first, ..] && objects.Dictionary(first) is { } descendant
            ? font.With("DescendantFonts", new ArrayToken([Bare(descendant, objects)]))
            : font;
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
