using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>What a document calls its pages (ISO 32000-1, 12.4.2): ranges of pages, each with a prefix and a style of numbers.</summary>
internal sealed class PageLabels
{
    private const int MaxRoman = 4000; // beyond, a number says more than a row of m
    private const int MaxLetters = 26 * 20;

    private readonly List<(int First, string Prefix, string Style, int Number)> _ranges = [];

    /// <summary>Reads the labels that the document's catalog keeps.</summary>
    internal PageLabels(PdfObjects objects, DictionaryToken catalog)
    {
        foreach (var (key, value) in PdfTree.Pairs(objects, objects.Dictionary(catalog, "PageLabels"), "Nums"))
        {
            if (objects.Resolve(key) is NumericToken first && objects.Dictionary(value) is { } range)
                _ranges.Add((first.Int, objects.Text(range, "P") ?? "", objects.Name(range, "S") ?? "", objects.Integer(range, "St") ?? 1));
        }

        _ranges.Sort((a, b) => a.First.CompareTo(b.First));
    }

    /// <summary>The label of a page; null if that is only its number, or if it has none.</summary>
    /// <param name="page">Number of the page, from 1.</param>
    internal string? Of(int page)
    {
        var at = _ranges.FindLastIndex(r => r.First < page);
        if (at < 0)
            return null;

        var (first, prefix, style, start) = _ranges[at];
        var label = prefix + Number(style, start + (page - 1 - first));
        return label.Length == 0 || label == page.ToString(CultureInfo.InvariantCulture) ? null : label;
    }

    private static string Number(string style, int number) => style switch
    {
        "D" => number.ToString(CultureInfo.InvariantCulture),
        "R" when number is > 0 and < MaxRoman => Roman(number),
        "r" when number is > 0 and < MaxRoman => Roman(number).ToLowerInvariant(),
        "A" when number is > 0 and <= MaxLetters => Letters('A', number),
        "a" when number is > 0 and <= MaxLetters => Letters('a', number),
        "" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Roman(int number)
    {
        ReadOnlySpan<int> values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
        string[] signs = ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"];
        var roman = new StringBuilder();

        for (var i = 0; i < values.Length; i++)
        {
            for (; number >= values[i]; number -= values[i])
                roman.Append(signs[i]);
        }

        return roman.ToString();
    }

    // a to z, then aa to zz
    private static string Letters(char first, int number) => new((char)(first + (number - 1) % 26), (number - 1) / 26 + 1);
}
