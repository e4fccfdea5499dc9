using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// What codes read as by the encoding of their font alone, where its maps do not know: because codes are Unicode, or because glyphs are named by the
/// numbers of characters.
/// </summary>
internal sealed class EncodingText
{
    private readonly bool _isUnicode;
    private readonly Dictionary<int, string> _numbered = [];

    private EncodingText(DictionaryToken font, PdfObjects objects)
    {
        if (objects.Name(font, "Encoding") is { } encoding)
        {
            _isUnicode = encoding.StartsWith("Uni", StringComparison.Ordinal)
                && (encoding.Contains("-UCS2-", StringComparison.Ordinal) || encoding.Contains("-UTF16-", StringComparison.Ordinal)
                    || encoding.Contains("-UTF32-", StringComparison.Ordinal));
            return;
        }

        var code = 0;

        foreach (var difference in objects.Array(objects.Dictionary(font, "Encoding"), "Differences").Select(objects.Resolve))
        {
            if (difference is NumericToken number)
                code = number.Int;
            else if (difference is NameToken name && code++ is var named && Numbered(name.Data) is { } text)
                _numbered[named] = text;
        }
    }

    /// <summary>Reads the encoding of a font.</summary>
    internal static EncodingText Of(DictionaryToken font, PdfObjects objects) => new(font, objects);

    /// <summary>What a code reads as; null if the encoding does not say.</summary>
    internal string? Text(int code) => _isUnicode ? Unicode(code) : _numbered.GetValueOrDefault(code);

    private static string? Unicode(int code)
    {
        // surrogates are one code of four bytes
        var (high, low) = ((char)(code >>> 16), (char)code);

        if (char.IsSurrogatePair(high, low))
            return new string([high, low]);

        return Rune.IsValid(code) ? char.ConvertFromUtf32(code) : null;
    }

    // G41 and g0041 are hexadecimal, C65 and c065 decimal: the ways of the programs that name glyphs so
    private static string? Numbered(string name)
    {
        var (style, number) = name switch
        {
            ['G', _, _] or ['g', _, _, _, _] => (NumberStyles.AllowHexSpecifier, name[1..]),
            ['C' or 'c', _, _, .. { Length: <= 2 }] => (NumberStyles.None, name[1..]),
            _ => (NumberStyles.None, ""),
        };

        return int.TryParse(number, style, CultureInfo.InvariantCulture, out var character) && character > ' ' && Rune.IsValid(character)
            ? char.ConvertFromUtf32(character)
            : null;
    }
}
