using System.Buffers;

namespace DocumentSearch.Extract.Formats;

/// <summary>
/// Reads subtitles: what is said in each cue is a paragraph. Cue numbers, times, notes and styles are in no block. SubRip, WebVTT, SubViewer
/// and MicroDVD are told apart line by line; Advanced SubStation Alpha by its first section.
/// </summary>
internal sealed class Subtitles : LineStructure
{
    private const string Header = "WEBVTT";
    private const string Script = "[Script Info]";
    private const string Dialogue = "Dialogue:";
    private const int FieldsBeforeWords = 9; // of a dialogue line

    private static readonly SearchValues<char> Time = SearchValues.Create("0123456789:.,");

    private bool _isScript;
    private bool _isCue; // until a blank line
    private bool _isHidden; // as well

    /// <inheritdoc/>
    private protected override void State(ReadOnlySpan<char> head, HeaderFields fields)
    {
        var lines = new LineReader(head);

        if (!lines.MoveNext())
            return;

        var first = head[..lines.End].Trim();
        _isScript = first.StartsWith(Script, StringComparison.OrdinalIgnoreCase);

        if (first.StartsWith(Header, StringComparison.Ordinal))
            fields.Add("title", first[Header.Length..].TrimStart("- \t"));

        while (_isScript && lines.MoveNext() && head[lines.Start..lines.End].Trim() is not ['[', ..] and var line)
        {
            // what the most common editor writes by itself
            if (line.StartsWith("Title:", StringComparison.Ordinal) && line["Title:".Length..].Trim() is not "Default Aegisub file" and var title)
                fields.Add("title", title);
        }
    }

    /// <inheritdoc/>
    private protected override void Line(ref LineScan scan)
    {
        if (_isScript)
        {
            DialogueLine(ref scan);
        }
        else if (scan.IsBlank)
        {
            scan.Close();
            (_isCue, _isHidden) = (false, false);
        }
        else if (IsTime(scan.Line))
        {
            scan.Close();
            (_isCue, _isHidden) = (true, false);
        }
        else if (IsLabel(ref scan))
        {
            scan.Close();
        }
        else if (scan.Line is ['{', ..] && WordsAfterFrames(scan.Line) is > 0 and var words)
        {
            scan.Add(scan.At + words, scan.End, BlockKind.Paragraph);
        }
        else if (!_isHidden)
        {
            scan.Take(BlockKind.Paragraph);
        }
    }

    /// <inheritdoc/>
    private protected override void RestOfLine(ref LineScan scan)
    {
        if (!_isHidden && (!_isScript || scan.Open is not null))
            scan.Take(BlockKind.Paragraph);
    }

    private static void DialogueLine(ref LineScan scan)
    {
        var line = scan.Line;
        scan.Close();

        if (!line.StartsWith(Dialogue, StringComparison.Ordinal))
            return;

        var words = 0;

        for (var field = 0; field < FieldsBeforeWords; field++)
        {
            var comma = line[words..].IndexOf(',');

            if (comma < 0)
                return;

            words += comma + 1;
        }

        scan.Take(scan.At + words, scan.End, BlockKind.Paragraph);
    }

    /// <summary>Whether the line names a cue whose times stand in the next, or begins what is no cue.</summary>
    private bool IsLabel(ref LineScan scan)
    {
        var line = scan.Line;

        if (_isCue || scan.Open is not null)
            return line.IndexOfAnyExceptInRange('0', '9') < 0 && IsTime(scan.Following());

        if (Begins(line, Header) || Begins(line, "NOTE") || Begins(line, "STYLE") || Begins(line, "REGION"))
            _isHidden = true;

        return _isHidden || IsTime(scan.Following());
    }

    private static bool Begins(ReadOnlySpan<char> line, string word) =>
        line.StartsWith(word, StringComparison.Ordinal) && (line.Length == word.Length || char.IsWhiteSpace(line[word.Length]));

    /// <summary><c>00:00:01,000 --> 00:00:03,000</c>, or <c>0:00:01.000,0:00:03.000</c>.</summary>
    private static bool IsTime(ReadOnlySpan<char> line)
    {
        const int MaxTimeLength = 20;

        line = line.TrimStart();
        var end = line[..Math.Min(line.Length, MaxTimeLength)].IndexOfAnyExcept(Time);

        return end < 0
            ? line.Length > 0 && line.Count(',') == 1 && line.Count(':') >= 2
            : end > 0 && line[..end].Contains(':') && line[end..].TrimStart().StartsWith("-->", StringComparison.Ordinal);
    }

    /// <summary>Where the words begin after <c>{10}{20}</c>; 0 if the line does not begin so.</summary>
    private static int WordsAfterFrames(ReadOnlySpan<char> line)
    {
        var at = 0;

        for (var i = 0; i < 2; i++)
        {
            var end = line[at..].IndexOf('}');

            if (end < 0 || line[at] != '{' || line[(at + 1)..(at + end)].IndexOfAnyExceptInRange('0', '9') >= 0)
                return 0;

            at += end + 1;

            if (at == line.Length)
                return 0;
        }

        return at;
    }
}
