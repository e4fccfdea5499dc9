namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>
/// How cells show their values (ECMA-376 part 1, 18.8.30 and 18.8.31), in English, as far as a format leaves the language open.
/// </summary>
internal sealed class NumberFormat
{
    private const int MaxSections = 4; // positive, negative, zero, text

    private readonly List<FormatSection> _sections = [];

    private NumberFormat()
    {
    }

    /// <summary>The format of cells that have none.</summary>
    internal static NumberFormat General { get; } = Parse("General");

    /// <summary>Takes a format apart.</summary>
    internal static NumberFormat Parse(string code)
    {
        var format = new NumberFormat();
        var at = 0;

        do
        {
            format._sections.Add(FormatSection.Parse(code, ref at));
        }
        while (at <= code.Length && format._sections.Count < MaxSections);

        return format;
    }

    /// <summary>How a number is shown; empty if it is not.</summary>
    /// <param name="value">The number.</param>
    /// <param name="from1904">Whether days are counted from 1904 on, not from 1900.</param>
    internal string Show(double value, bool from1904)
    {
        var (section, isSigned) = Choose(value);
        var shown = isSigned ? value : Math.Abs(value);

        if (section.IsText)
            return GeneralNumber.Show(shown);

        if (section.IsDate)
            return DateRendering.Show(section, value, from1904) ?? GeneralNumber.Show(value);

        return NumberRendering.Show(section, shown);
    }

    /// <summary>How a text is shown.</summary>
    internal string Show(string text)
    {
        var section = _sections.Count == MaxSections ? _sections[^1] : _sections.Find(s => s.IsText);
        if (section is null)
            return text;

        return string.Concat(section.Tokens.Select(token => token.Kind switch
        {
            FormatTokenKind.Text or FormatTokenKind.General => text,
            FormatTokenKind.Literal => token.Text,
            _ => "",
        }));
    }

    /// <summary>The section for a number, and whether it shows the number's sign.</summary>
    private (FormatSection Section, bool IsSigned) Choose(double value)
    {
        var sections = _sections.Count == MaxSections ? 3 : _sections.Count;
        if (sections > 1 && _sections[sections - 1].IsText && !_sections[sections - 1].HasCondition)
            sections--;

        if (_sections.Exists(section => section.HasCondition))
        {
            for (var i = 0; i < sections; i++)
            {
                if (_sections[i].Holds(value))
                    return (_sections[i], !_sections[i].IsNegative);
            }

            return (_sections[sections - 1], true);
        }

        return (value, sections) switch
        {
            (_, 1) => (_sections[0], true),
            ( < 0, _) => (_sections[1], false),
            (0, 3) => (_sections[2], true),
            _ => (_sections[0], true),
        };
    }
}
