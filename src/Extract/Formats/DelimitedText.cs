using System.Buffers;

namespace DocumentSearch.Extract.Formats;

/// <summary>
/// Reads comma-separated values and their like: each record is a row. A quoted field may hold line ends and delimiters (RFC 4180); the
/// delimiter is told by the first lines.
/// </summary>
internal sealed class DelimitedText : LineStructure
{
    private const int SampleLines = 20;
    private const int MaxRecordLines = 1000; // a quote that never ends must not swallow the file

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private char _delimiter = ',';
    private SearchValues<char> _stops = SearchValues.Create(",\"");
    private bool _isQuoted;
    private int _recordLines;

    /// <inheritdoc/>
    internal override int Begin(ReadOnlySpan<char> text)
    {
        _delimiter = DelimiterOf(text);
        _stops = SearchValues.Create([_delimiter, '"']);
        return 0;
    }

    /// <inheritdoc/>
    private protected override void Line(ref LineScan scan) => Line(ref scan, beginsField: true);

    /// <inheritdoc/>
    private protected override void RestOfLine(ref LineScan scan) => Line(ref scan, beginsField: false);

    private void Line(ref LineScan scan, bool beginsField)
    {
        scan.Take(BlockKind.TableRow);

        if (_isQuoted || scan.Line.Contains('"'))
            ReadQuotes(scan.Line, beginsField);

        if (_isQuoted && ++_recordLines < MaxRecordLines)
            return;

        scan.Close();
        (_isQuoted, _recordLines) = (false, 0);
    }

    /// <summary>Finds out whether the line ends within a quoted field.</summary>
    private void ReadQuotes(ReadOnlySpan<char> line, bool beginsField)
    {
        for (var i = 0; i < line.Length; i++)
        {
            // a quote that stands twice is one of the text
            if (_isQuoted)
            {
                var quote = line[i..].IndexOf('"');

                if (quote < 0)
                    return;

                i += quote;

                if (i + 1 < line.Length && line[i + 1] == '"')
                    i++;
                else
                    (_isQuoted, beginsField) = (false, false);
            }
            else if (line[i] == '"' && beginsField)
            {
                _isQuoted = true;
            }
            else
            {
                var stop = line[i..].IndexOfAny(_stops);

                if (stop < 0)
                    return;

                i += stop;
                beginsField = line[i] == _delimiter;

                // Some put a space before the quote.
                while (beginsField && i + 1 < line.Length && line[i + 1] == ' ')
                    i++;
            }
        }
    }

    /// <summary>The delimiter that most of the first lines have, and of several such the one they have most of.</summary>
    private static char DelimiterOf(ReadOnlySpan<char> text)
    {
        Span<int> lines = stackalloc int[Delimiters.Length];
        Span<int> counts = stackalloc int[Delimiters.Length];
        var reader = new LineReader(text[..Math.Min(text.Length, MaxStatingLength)]);

        for (var line = 0; line < SampleLines && reader.MoveNext(); line++)
        {
            for (var i = 0; i < Delimiters.Length; i++)
            {
                var count = text[reader.Start..reader.End].Count(Delimiters[i]);
                lines[i] += Math.Min(count, 1);
                counts[i] += count;
            }
        }

        var best = 0;

        for (var i = 1; i < Delimiters.Length; i++)
        {
            if ((lines[i], counts[i]).CompareTo((lines[best], counts[best])) > 0)
                best = i;
        }

        return Delimiters[best];
    }
}
