using System.Text;

namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>Shows a number by the digits, points, commas and percent signs of a format, as a power of ten too.</summary>
internal static class NumberRendering
{
    private const double MaxShown = 1e25; // that a decimal holds, with room for two percent signs
    private const int MaxDecimals = 28; // of a decimal

    /// <summary>How a section shows a number.</summary>
    internal static string Show(FormatSection section, double value)
    {
        var size = Math.Abs(value);
        if (!(size < MaxShown))
            return GeneralNumber.Show(value);

        var text = section.Has(FormatTokenKind.Exponent) ? Scientific(section.Tokens, size)
            : section.Has(FormatTokenKind.Slash) ? FractionRendering.Show(section.Tokens, size)
            : Plain(section.Tokens, size);

        // what rounds to zero has no sign
        return value < 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? $"-{text}" : text;
    }

    /// <summary>A number rounded half away from zero, by its 15 significant digits as sheets count them.</summary>
    internal static decimal Rounded(double value, int decimals) =>
        Math.Round((decimal)value, Math.Clamp(decimals, 0, MaxDecimals), MidpointRounding.AwayFromZero);

    private static string Plain(IReadOnlyList<FormatToken> tokens, double value)
    {
        var digits = new DigitPlaces(tokens, 0, tokens.Count);

        foreach (var token in tokens)
        {
            if (token.Kind == FormatTokenKind.Percent)
                value *= 100;
        }

        value /= Math.Pow(1000, digits.Divisions);
        digits.Fill(Rounded(value, digits.Decimals));
        return Joined(tokens, digits.Shown, value);
    }

    private static string Scientific(IReadOnlyList<FormatToken> tokens, double value)
    {
        var mark = 0;
        while (tokens[mark].Kind != FormatTokenKind.Exponent)
            mark++;

        // with several digits before the point, exponents go by as many: 12.3E+3, 123.0E+3
        var mantissa = new DigitPlaces(tokens, 0, mark);
        var step = Math.Max(1, mantissa.Wholes);
        var exponent = value == 0 ? 0 : (int)Math.Floor(Math.Log10(value) / step) * step;
        var shown = Rounded(value / Math.Pow(10, exponent), mantissa.Decimals);

        if (shown >= (decimal)Math.Pow(10, step))
        {
            exponent += step;
            shown = Rounded(value / Math.Pow(10, exponent), mantissa.Decimals);
        }

        var power = new DigitPlaces(tokens, mark + 1, tokens.Count);
        mantissa.Fill(shown);
        power.Fill(Math.Abs(exponent));

        var sign = exponent < 0 ? "E-" : tokens[mark].Text.Replace("-", "", StringComparison.Ordinal);
        return Joined(tokens, [.. mantissa.Shown[..mark], sign, .. power.Shown[(mark + 1)..]], value);
    }

    private static string Joined(IReadOnlyList<FormatToken> tokens, string?[] shown, double value)
    {
        var text = new StringBuilder();

        for (var i = 0; i < tokens.Count; i++)
        {
            text.Append(shown[i] ?? tokens[i].Kind switch
            {
                FormatTokenKind.Literal or FormatTokenKind.Percent => tokens[i].Text,
                FormatTokenKind.General => GeneralNumber.Show(value),
                _ => "",
            });
        }

        return text.ToString();
    }
}
