using System.Text;

namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>What documents from before Unicode are written in.</summary>
internal static class LegacyCodePage
{
    /// <summary>That of Western Europe.</summary>
    internal static Encoding Western { get; } = Of(1252);

    /// <summary>That of a language, by the number that Windows has for it; the lower ten bits are the language itself.</summary>
    internal static Encoding OfLanguage(int language) => Of((language & 0x3FF) switch
    {
        0x01 or 0x20 or 0x29 => 1256, // Arabic, Urdu, Persian
        0x02 or 0x19 or 0x22 or 0x23 or 0x2F => 1251, // Bulgarian, Russian, Ukrainian, Belarusian, Macedonian
        0x04 => language is 0x0404 or 0x0C04 or 0x1404 ? 950 : 936, // Chinese
        0x05 or 0x0E or 0x15 or 0x18 or 0x1B or 0x1C or 0x24 => 1250, // Czech, Hungarian, Polish, Romanian, Slovak, Albanian, Slovene
        0x1A => language is 0x0C1A ? 1251 : 1250, // Serbian, Croatian
        0x08 => 1253,
        0x0D => 1255,
        0x11 => 932,
        0x12 => 949,
        0x1E => 874,
        0x1F => 1254,
        0x25 or 0x26 or 0x27 => 1257, // Estonian, Latvian, Lithuanian
        0x2A => 1258,
        _ => 1252,
    });

    /// <summary>The code page of a number, or that of Western Europe if there is none.</summary>
    internal static Encoding Of(int page) => page switch
    {
        65001 => Encoding.UTF8,
        1200 => Encoding.Unicode,
        // what programs of that time write for the code pages of the Macintosh and of Windows
        0x8000 => Of(10000),
        0x8001 => Of(1252),
        _ => CodePagesEncodingProvider.Instance.GetEncoding(page) ?? CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
    };
}
