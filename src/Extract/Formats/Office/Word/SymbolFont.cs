using System.Globalization;

namespace DocumentSearch.Extract.Formats.Office.Word;

/// <summary>Characters of symbol fonts as Unicode has them.</summary>
internal static class SymbolFont
{
    // Adobe's symbol encoding (Unicode's mapping ADOBE/symbol.txt), from 0x20 on; a space stands for what is not shown
    private const string First =
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼ ";

    // from 0xA0 on
    private const string Second =
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭ ";

    /// <summary>The character of a font; empty if there is no such character in Unicode, as with the pictures of Wingdings.</summary>
    /// <param name="font">Name of the font.</param>
    /// <param name="code">The character's code, hexadecimal, as it is or in the private use area from F000 on.</param>
    internal static string Read(string? font, string? code)
    {
        if (!int.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value) || value is < ' ' or > char.MaxValue)
            return "";

        var isPrivate = value is >= 0xF000 and <= 0xF0FF;

        if (font is "Symbol")
        {
            return (value & 0xFF) switch
            {
                >= 0x20 and var i and < 0x80 => First[i - 0x20].ToString(),
                >= 0xA0 and var i => Second[i - 0xA0].ToString(),
                _ => "",
            };
        }

        return isPrivate || font?.StartsWith("Wingdings", StringComparison.Ordinal) == true ? "" : ((char)value).ToString();
    }
}
