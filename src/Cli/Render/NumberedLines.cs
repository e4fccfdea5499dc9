using System.Globalization;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Render;

/// <summary>Lines of a document with their numbers, what matched in them marked.</summary>
/// <param name="text">The text.</param>
/// <param name="lineEnd">What ends its lines.</param>
/// <param name="firstNumber">Number of its first line, from 1.</param>
/// <param name="marks">Ranges of it that are marked, in ascending order, never overlapping.</param>
/// <param name="places">Where its pages, slides or sheets begin, which are named before their first lines; null for none.</param>
internal sealed class NumberedLines(
    string text, char lineEnd, int firstNumber, IReadOnlyList<TextRange> marks, IReadOnlyList<PlaceStart>? places = null)
{
    private readonly PlaceStart[] _units = [.. PlaceWords.Units(places ?? [])];

    private const int NumberWidth = 6;

    /// <summary>Number of its last line.</summary>
    public int LastNumber => firstNumber + text.AsSpan().Count(lineEnd);

    /// <summary>Writes some of the lines.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="from">Number of the first.</param>
    /// <param name="to">Number of the last, if there are as many.</param>
    /// <param name="isAskedFor">Which of them are pointed at.</param>
    public void Write(Output output, int from, int to, Func<int, bool> isAskedFor)
    {
        var number = firstNumber - 1;
        var (mark, unit) = (0, 0);
        foreach (var range in text.AsSpan().Split(lineEnd))
        {
            if (++number > to)
                break;

            // Nothing is behind the last line end.
            if (number < from || range.Start.Value == text.Length && number > firstNumber)
                continue;

            var (isAsked, end) = (isAskedFor(number), range.End.Value);
            WriteUnits(output, range.Start.Value, end, ref unit);
            output.Styled(isAsked ? Style.Place : Style.Dim, number.ToString(CultureInfo.InvariantCulture).PadLeft(NumberWidth));
            output.Write(isAsked ? " > " : "   ");
            while (end > range.Start.Value && text[end - 1] is '\r' or '\n')
                end--;

            WriteMarked(output, range.Start.Value, end, ref mark);
            output.Line();
        }
    }

    private void WriteUnits(Output output, int start, int end, ref int unit)
    {
        for (; unit < _units.Length && _units[unit].Start <= end; unit++)
        {
            if (_units[unit].Start < start)
                continue;

            output.Styled(Style.Dim, $"[{PlaceWords.Of(_units[unit].Place)}]");
            output.Line();
        }
    }

    private void WriteMarked(Output output, int start, int end, ref int mark)
    {
        while (mark < marks.Count && marks[mark].End <= start)
            mark++;

        for (var i = mark; start < end; i++)
        {
            var from = i < marks.Count ? Math.Clamp(marks[i].Start, start, end) : end;
            var to = i < marks.Count ? Math.Clamp(marks[i].End, from, end) : end;
            output.Write(ShownText.KeepSpacing(text.AsSpan(start, from - start)));
            output.Styled(Style.Highlight, ShownText.KeepSpacing(text.AsSpan(from, to - from)));
            start = to;
        }
    }
}
