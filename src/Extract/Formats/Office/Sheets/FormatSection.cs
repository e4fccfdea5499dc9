using System.Globalization;

namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>One section of a number format (ECMA-376 part 1, 18.8.31): its parts, and for which numbers it is.</summary>
internal sealed class FormatSection
{
    private static readonly string[] Comparisons = ["<=", ">=", "<>", "<", ">", "="];

    private readonly List<FormatToken> _tokens = [];
    private string? _comparison;
    private double _operand;

    /// <summary>Its parts in their order.</summary>
    internal IReadOnlyList<FormatToken> Tokens => _tokens;

    /// <summary>Whether it states for which numbers it is.</summary>
    internal bool HasCondition => _comparison is not null;

    /// <summary>Whether it shows dates or times.</summary>
    internal bool IsDate { get; private set; }

    /// <summary>Whether it shows the text of a cell, and no number.</summary>
    internal bool IsText { get; private set; }

    /// <summary>Whether it has a part of some kind.</summary>
    internal bool Has(FormatTokenKind kind) => _tokens.Exists(token => token.Kind == kind);

    /// <summary>Whether it is for a number, by its condition.</summary>
    internal bool Holds(double value) => _comparison switch
    {
        "<=" => value <= _operand,
        ">=" => value >= _operand,
        "<>" => value != _operand,
        "<" => value < _operand,
        ">" => value > _operand,
        "=" => value == _operand,
        _ => true,
    };

    /// <summary>Whether it is for negative numbers only, by its condition, and shows them without their sign.</summary>
    internal bool IsNegative => _comparison is "<" or "<=" && _operand <= 0;

    /// <summary>Takes a section apart.</summary>
    /// <param name="code">The format.</param>
    /// <param name="at">Where the section begins; then where the next one does, or behind the end.</param>
    internal static FormatSection Parse(string code, ref int at)
    {
        var section = new FormatSection();

        while (at < code.Length && code[at] != ';')
            section.Take(code, ref at);

        at++;
        section.Settle();
        return section;
    }

    private void Take(string code, ref int at)
    {
        var c = code[at];
        var rest = code.AsSpan(at);

        switch (c)
        {
            case '"':
                var end = code.IndexOf('"', at + 1);
                end = end < 0 ? code.Length : end;
                Add(FormatTokenKind.Literal, code[(at + 1)..end]);
                at = end + 1;
                return;
            case '\\':
                Add(FormatTokenKind.Literal, at + 1 < code.Length ? code[at + 1].ToString() : "");
                at += 2;
                return;
            // room for a character, and a character that fills the cell
            case '_':
                Add(FormatTokenKind.Literal, " ");
                at += 2;
                return;
            case '*':
                at += 2;
                return;
            case '[':
                TakeBracket(code, ref at);
                return;
            case '0' or '#' or '?':
                Add(FormatTokenKind.Digit, c.ToString());
                break;
            case '.' when IsDate && code.AsSpan(at + 1).StartsWith("0"):
                var length = 1 + (code.AsSpan(at + 1).IndexOfAnyExcept('0') is >= 0 and var zeros ? zeros : code.Length - at - 1);
                Add(FormatTokenKind.Fraction, code.Substring(at, length));
                at += length;
                return;
            case '.':
                Add(FormatTokenKind.Point, ".");
                break;
            case ',':
                Add(FormatTokenKind.Comma, ",");
                break;
            case '%':
                Add(FormatTokenKind.Percent, "%");
                break;
            case '/' when !IsDate:
                Add(FormatTokenKind.Slash, "/");
                break;
            case '@':
                Add(FormatTokenKind.Text, "@");
                break;
            case 'E' or 'e' when at + 1 < code.Length && code[at + 1] is '+' or '-':
                Add(FormatTokenKind.Exponent, code.Substring(at, 2));
                at += 2;
                return;
            default:
                TakeLetters(code, rest, ref at);
                return;
        }

        at++;
    }

    private void TakeLetters(string code, ReadOnlySpan<char> rest, ref int at)
    {
        foreach (var (word, kind) in ((string, FormatTokenKind)[])
            [("General", FormatTokenKind.General), ("AM/PM", FormatTokenKind.HalfDay), ("A/P", FormatTokenKind.HalfDay)])
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                Add(kind, word);
                at += word.Length;
                return;
            }
        }

        var letter = char.ToLowerInvariant(code[at]);

        if (letter is 'y' or 'm' or 'd' or 'h' or 's' or 'e')
        {
            var length = rest.IndexOfAnyExcept(letter, char.ToUpperInvariant(letter)) is >= 0 and var run ? run : rest.Length;
            Add(FormatTokenKind.Date, new string(letter == 'e' ? 'y' : letter, letter == 'e' ? 4 : length));
            IsDate = true;
            at += length;
            return;
        }

        // eras have no names here
        if (letter is not ('g' or 'b'))
            Add(FormatTokenKind.Literal, code[at].ToString());

        at++;
    }

    /// <summary>Takes what stands in brackets: a condition, a currency, time that went by; colours and locales are passed over.</summary>
    private void TakeBracket(string code, ref int at)
    {
        var end = code.IndexOf(']', at);
        var content = code[(at + 1)..(end < 0 ? code.Length : end)];
        at = end < 0 ? code.Length : end + 1;

        if (content.StartsWith('$'))
        {
            var dash = content.IndexOf('-', StringComparison.Ordinal);
            Add(FormatTokenKind.Literal, content[1..(dash < 0 ? content.Length : dash)]);
        }
        else if (content.Length > 0 && content.All(c => c is 'h' or 'H' or 'm' or 'M' or 's' or 'S'))
        {
            Add(FormatTokenKind.Elapsed, content.ToLowerInvariant());
            IsDate = true;
        }
        else if (Array.Find(Comparisons, content.StartsWith) is { } comparison
            && double.TryParse(content.AsSpan(comparison.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var operand))
        {
            (_comparison, _operand) = (comparison, operand);
        }
    }

    private void Add(FormatTokenKind kind, string text) => _tokens.Add(new FormatToken(kind, text));

    /// <summary>Settles what only the whole section tells: an m beside hours or seconds stands for minutes.</summary>
    private void Settle()
    {
        IsText = Has(FormatTokenKind.Text);
        if (!IsDate)
            return;

        var times = _tokens.FindAll(token => token.Kind is FormatTokenKind.Date or FormatTokenKind.Elapsed);

        for (var i = 0; i < times.Count; i++)
        {
            if (times[i] is not { Kind: FormatTokenKind.Date, Text: "m" or "mm" })
                continue;

            if ((i > 0 && times[i - 1].Text[0] == 'h') || (i + 1 < times.Count && times[i + 1].Text[0] == 's'))
                SetMinutes(i);
        }
    }

    private void SetMinutes(int ordinal)
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].Kind is FormatTokenKind.Date or FormatTokenKind.Elapsed && ordinal-- == 0)
                _tokens[i] = _tokens[i] with { Text = _tokens[i].Text.ToUpperInvariant() };
        }
    }
}
