using System.Globalization;
using System.Text;

namespace DocumentSearch.Extract.Formats.Office.Sheets;

/// <summary>The places for digits in a stretch of a number format, before and behind its point.</summary>
internal sealed class DigitPlaces
{
    private const int DigitsOfGroup = 3;

    private readonly IReadOnlyList<FormatToken> _tokens;
    private readonly int _start;
    private readonly int _point; // the end of the stretch if there is none
    private readonly int _end;
    private readonly bool _isGrouped;

    /// <summary>Finds them.</summary>
    /// <param name="tokens">The parts of a format.</param>
    /// <param name="start">Where the stretch begins.</param>
    /// <param name="end">Where it ends.</param>
    internal DigitPlaces(IReadOnlyList<FormatToken> tokens, int start, int end)
    {
        (_tokens, _start, _point, _end) = (tokens, start, end, end);
        Shown = new string?[tokens.Count];

        for (var i = end - 1; i >= start; i--)
        {
            if (tokens[i].Kind == FormatTokenKind.Point)
                _point = i;
        }

        var (wholesLeft, digitsLeft) = (Wholes = Count(_start, _point), Count(_start, _end));
        Decimals = digitsLeft - wholesLeft;

        for (var i = start; i < end; i++)
        {
            if (tokens[i].Kind == FormatTokenKind.Digit)
                (wholesLeft, digitsLeft) = (wholesLeft - 1, digitsLeft - 1);
            // a comma between digits groups them, one behind them divides by thousand
            else if (tokens[i].Kind == FormatTokenKind.Comma && i < _point && wholesLeft > 0)
                _isGrouped |= wholesLeft < Wholes;
            else if (tokens[i].Kind == FormatTokenKind.Comma && (i < _point || digitsLeft == 0))
                Divisions++;
        }
    }

    /// <summary>Places before the point.</summary>
    internal int Wholes { get; }

    /// <summary>Places behind the point.</summary>
    internal int Decimals { get; }

    /// <summary>How many times the number is divided by thousand.</summary>
    internal int Divisions { get; }

    /// <summary>What each part of the format shows; null for those that are no digits and no point.</summary>
    internal string?[] Shown { get; }

    /// <summary>Fills in the digits of a number that is not negative and has no more decimals than there are places.</summary>
    internal void Fill(decimal number)
    {
        var digits = number.ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var point = Decimals == 0 ? digits.Length : digits.Length - Decimals - 1;
        var whole = digits[..point].TrimStart('0');

        FillWhole(whole);
        if (_point < _end)
            Shown[_point] = Wholes == 0 ? $"{whole}." : ".";
        if (Decimals > 0)
            FillDecimals(digits[(point + 1)..]);
    }

    /// <summary>Fills from the right; the first place takes all digits that are left.</summary>
    private void FillWhole(string whole)
    {
        var (left, places, count) = (whole.Length, Wholes, 0);

        for (var i = _point - 1; i >= _start; i--)
        {
            if (_tokens[i].Kind != FormatTokenKind.Digit)
                continue;

            var shown = new StringBuilder();
            places--;

            do
            {
                var digit = left > 0 ? whole[--left].ToString() : Placeholder(i);
                if (digit.Length == 0)
                    break;

                if (_isGrouped && count > 0 && count % DigitsOfGroup == 0)
                    shown.Insert(0, ',');

                shown.Insert(0, digit);
                count++;
            }
            while (places == 0 && left > 0);

            Shown[i] = shown.ToString();
        }
    }

    /// <summary>Fills from the left; zeros at the end are shown only where the format says so.</summary>
    private void FillDecimals(string decimals)
    {
        var place = decimals.Length;
        var isEnd = true;

        for (var i = _end - 1; i > _point; i--)
        {
            if (_tokens[i].Kind != FormatTokenKind.Digit)
                continue;

            isEnd &= decimals[--place] == '0' && _tokens[i].Text != "0";
            Shown[i] = isEnd ? Placeholder(i) : decimals[place].ToString();
        }
    }

    /// <summary>What a place shows for which there is no digit.</summary>
    private string Placeholder(int i) => _tokens[i].Text switch
    {
        "0" => "0",
        "?" => " ",
        _ => "",
    };

    private int Count(int start, int end)
    {
        var count = 0;

        for (var i = start; i < end; i++)
            count += _tokens[i].Kind == FormatTokenKind.Digit ? 1 : 0;

        return count;
    }
}
