namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>What a part of a number format stands for.</summary>
internal enum FormatTokenKind : byte
{
    /// <summary>Text that is shown as it is.</summary>
    Literal,

    /// <summary>A digit: <c>0</c>, <c>#</c> or <c>?</c>, which differ in what stands for one that is none.</summary>
    Digit,

    /// <summary>The decimal point.</summary>
    Point,

    /// <summary>A separator of thousands, or a division by thousand.</summary>
    Comma,

    /// <summary>A percent sign.</summary>
    Percent,

    /// <summary><c>E+</c> or <c>E-</c>.</summary>
    Exponent,

    /// <summary>The line of a fraction.</summary>
    Slash,

    /// <summary>A number as it is shown without a format.</summary>
    General,

    /// <summary>The text of a cell: <c>@</c>.</summary>
    Text,

    /// <summary>Year, month, day, hour, minute or second, by its letter, as often as it stands there.</summary>
    Date,

    /// <summary>Hours, minutes or seconds altogether, as in <c>[h]</c>.</summary>
    Elapsed,

    /// <summary>Fractions of a second: a point with zeros behind it.</summary>
    Fraction,

    /// <summary><c>AM/PM</c> or <c>A/P</c>.</summary>
    HalfDay,
}

/// <summary>A part of a number format.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Text">How it is written; for text that is shown, what is shown.</param>
internal readonly record struct FormatToken(FormatTokenKind Kind, string Text);
