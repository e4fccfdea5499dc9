using System.Globalization;

namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>Shows a number as a fraction, such as <c>2 1/4</c>.</summary>
internal static class FractionRendering
{
    private const int MaxDenominatorDigits = 4;

    /// <summary>How the parts of a format show a number that is not negative.</summary>
    internal static string Show(IReadOnlyList<FormatToken> tokens, double value)
    {
        var slash = 0;
        while (tokens[slash].Kind != FormatTokenKind.Slash)
            slash++;

        var (first, numerator) = (slash, slash);
        while (numerator > 0 && tokens[numerator - 1].Kind == FormatTokenKind.Digit)
            numerator--;
        for (var i = 0; i < numerator && first == slash; i++)
            first = tokens[i].Kind == FormatTokenKind.Digit ? i : first;

        var end = slash + 1;
        while (end < tokens.Count && IsDenominator(tokens[end]))
            end++;

        // a line without numbers beside it is text
        if (end == slash + 1 || numerator == slash)
            return string.Concat(tokens.Select(token => token.Kind == FormatTokenKind.Digit ? "" : token.Text));

        var hasWhole = first < numerator;
        var shown = Fraction(value, hasWhole, string.Concat(tokens.Skip(slash + 1).Take(end - slash - 1).Select(token => token.Text)));
        return $"{Literals(tokens, 0, hasWhole ? first : numerator)}{shown}{Literals(tokens, end, tokens.Count)}";
    }

    private static string Fraction(double value, bool hasWhole, string denominator)
    {
        var whole = hasWhole ? Math.Floor(value) : 0;
        var (over, under) = int.TryParse(denominator, NumberStyles.None, CultureInfo.InvariantCulture, out var stated) && stated > 0
            ? (Math.Round((value - whole) * stated, MidpointRounding.AwayFromZero), stated)
            : Nearest(value - whole, (int)Math.Pow(10, Math.Min(denominator.Length, MaxDenominatorDigits)) - 1);

        if (hasWhole && over >= under)
            (whole, over) = (whole + 1, 0);

        var fraction = string.Create(CultureInfo.InvariantCulture, $"{over:0}/{under}");
        return !hasWhole || (whole == 0 && over > 0) ? fraction
            : over == 0 ? whole.ToString("0", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{whole:0} {fraction}");
    }

    /// <summary>The nearest fraction whose denominator is no larger than it may be.</summary>
    private static (double Over, int Under) Nearest(double value, int largest)
    {
        var (over, under, error) = (Math.Round(value), 1, double.MaxValue);

        for (var candidate = 1; candidate <= largest; candidate++)
        {
            var nearest = Math.Round(value * candidate);
            var distance = Math.Abs(value - (nearest / candidate));

            if (distance < error - 1e-12)
                (over, under, error) = (nearest, candidate, distance);
        }

        return (over, under);
    }

    private static bool IsDenominator(FormatToken token) =>
        token.Kind == FormatTokenKind.Digit || token is { Kind: FormatTokenKind.Literal, Text: [>= '0' and <= '9'] };

    private static string Literals(IReadOnlyList<FormatToken> tokens, int start, int end) =>
        string.Concat(tokens.Skip(start).Take(end - start).Where(token => token.Kind == FormatTokenKind.Literal).Select(token => token.Text));
}
