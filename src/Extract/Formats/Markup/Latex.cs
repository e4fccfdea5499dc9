using System.Buffers;

namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>
/// Reads LaTeX without expanding anything: it knows the commands and environments that make headings, items, tables and code, and takes all
/// others for part of the text around them.
/// </summary>
internal sealed class Latex : LineStructure
{
    private const string BeginDocument = @"\begin{document}";

    private static readonly SearchValues<char> Stops = SearchValues.Create("\\%");

    private string? _verbatimEnd; // of the environment at hand whose lines stand as they are
    private bool _isHidden; // it is not shown
    private bool _isPreamble;
    private bool _hasEnded;
    private int _tables; // open tables, one in the other
    private int _passOver; // up to here, the text was taken with a line before
    private int _headingLevel; // of a heading that goes on up to there, in the next segment; 0 if none does
    private bool _resumesHeading;
    private int _noGroupBefore; // no group that begins before this place ends in time

    /// <inheritdoc/>
    internal override int Begin(ReadOnlySpan<char> text)
    {
        // chapters that others include have none
        _isPreamble = text.IndexOf(BeginDocument) >= 0;
        return base.Begin(text);
    }

    /// <inheritdoc/>
    private protected override void State(ReadOnlySpan<char> head, HeaderFields fields) => LatexHeader.Read(head, fields);

    /// <inheritdoc/>
    private protected override string TitleOf(ReadOnlySpan<char> heading) => LatexInline.PlainText(heading);

    /// <inheritdoc/>
    private protected override void Leave(int length)
    {
        _passOver = Math.Max(_passOver - length, 0);
        _resumesHeading = _headingLevel > 0;
        _noGroupBefore = Math.Max(_noGroupBefore - length, 0);
    }

    /// <inheritdoc/>
    private protected override void RestOfLine(ref LineScan scan) => Line(ref scan);

    /// <inheritdoc/>
    private protected override void Line(ref LineScan scan)
    {
        if (_resumesHeading)
            AddHeading(ref scan, 0, _passOver - 1, _headingLevel);

        var start = Math.Max(scan.At, _passOver);

        if (_hasEnded || start > scan.End)
            return;

        if (_verbatimEnd is not null)
            Verbatim(ref scan, start);
        else if (scan.IsBlank && _tables == 0)
            scan.Close();
        else
            Content(ref scan, start);
    }

    /// <summary>Takes what stands as it is, up to where its environment ends.</summary>
    private void Verbatim(ref LineScan scan, int start)
    {
        var end = scan.Text[start..scan.End].IndexOf(_verbatimEnd);

        if (!_isHidden)
            scan.Take(start, end < 0 ? scan.End : start + end, BlockKind.Code);

        if (end < 0)
            return;

        scan.Close();
        start += end + _verbatimEnd!.Length;
        (_verbatimEnd, _isHidden) = (null, false);
        Content(ref scan, start);
    }

    /// <summary>Goes through the commands of a line, and takes the text between those that are known.</summary>
    private void Content(ref LineScan scan, int start)
    {
        var text = scan.Text;
        var at = start;

        while (at < scan.End && text[at..scan.End].IndexOfAny(Stops) is >= 0 and var stop)
        {
            at += stop;

            if (text[at] == '%')
            {
                Take(ref scan, start, at);

                // a lone one only joins the line with the next
                if (at + 1 < scan.End)
                    scan.Close();
                return;
            }

            var command = LatexCommand.At(text, at, scan.End);

            if (Known(ref scan, start, command) is not { } next)
            {
                at = command.End;
                continue;
            }

            (start, at) = (next, next);

            if (_verbatimEnd is not null)
            {
                Verbatim(ref scan, start);
                return;
            }

            if (_hasEnded)
                return;
        }

        Take(ref scan, start, scan.End);
    }

    private void Take(ref LineScan scan, int start, int end)
    {
        if (!_isPreamble)
            scan.Take(start, end, _tables > 0 ? BlockKind.TableRow : BlockKind.Paragraph);
    }

    /// <summary>Does what a command stands for.</summary>
    /// <param name="scan">The line.</param>
    /// <param name="start">Where the text before it begins that was not taken yet.</param>
    /// <param name="command">The command.</param>
    /// <returns>Where the text goes on; null if the command is part of it.</returns>
    private int? Known(ref LineScan scan, int start, LatexCommand command)
    {
        var text = scan.Text;
        var name = command.Name(text);

        if (name is "verb" or "lstinline")
            return null;

        if (name is "begin" or "end")
            return Environment(ref scan, start, command);

        if (name is "title" || (!_isPreamble && LatexCommand.HeadingLevel(name) > 0))
            return Heading(ref scan, start, command, name is "title" ? 1 : LatexCommand.HeadingLevel(name));

        if (_isPreamble)
            return null;

        if (name is @"\" && _tables > 0)
            return EndBlock(ref scan, start, command, LatexCommand.OptionEnd(text, command.End, scan.End));

        if (name is "item" or "bibitem")
        {
            EndBlock(ref scan, start, command, command.End);
            var content = name is "item" ? command.End : LatexCommand.ArgumentsEnd(text, command.End, scan.End);

            // an item may begin with its text on the next line
            if (_tables == 0)
                scan.Begin(BlockKind.ListItem);

            return content;
        }

        if (name is "par")
            return EndBlock(ref scan, start, command, command.End);

        return LatexCommand.IsSilent(name) ? Silent(ref scan, start, command) : null;
    }

    /// <summary>A command without words: in the middle of a text it is part of it, elsewhere it is left out.</summary>
    private static int? Silent(ref LineScan scan, int start, LatexCommand command)
    {
        var isAtStart = scan.Text[start..command.Start].IsWhiteSpace();
        return isAtStart && scan.IsFresh ? LatexCommand.ArgumentsEnd(scan.Text, command.End, scan.End) : null;
    }

    private int EndBlock(ref LineScan scan, int start, LatexCommand command, int next)
    {
        Take(ref scan, start, command.Start);
        scan.Close();
        return next;
    }

    private int? Heading(ref LineScan scan, int start, LatexCommand command, int level)
    {
        if (command.Start < _noGroupBefore)
            return null;

        var (from, to) = LatexCommand.Group(scan.Text, LatexCommand.OptionEnd(scan.Text, command.End, scan.Text.Length), out var seen);

        if (to < 0)
        {
            _noGroupBefore = seen;
            return null;
        }

        EndBlock(ref scan, start, command, command.End);
        AddHeading(ref scan, from, to, level);
        return Math.Min(_passOver, scan.End);
    }

    private void AddHeading(ref LineScan scan, int start, int end, int level)
    {
        scan.Add(start, Math.Min(end, scan.Length), BlockKind.Heading, level);
        (_passOver, _headingLevel, _resumesHeading) = (end + 1, end > scan.Length ? level : 0, false);
    }

    private int? Environment(ref LineScan scan, int start, LatexCommand command)
    {
        var text = scan.Text;
        var end = LatexCommand.ArgumentEnd(text, command.End, scan.End);

        if (end == command.End)
            return null;

        var name = text[(command.End + 1)..(end - 1)];
        var isBegin = command.Name(text) is "begin";

        if (name is "document")
        {
            EndBlock(ref scan, start, command, end);
            (_isPreamble, _hasEnded) = (false, !isBegin);
            return end;
        }

        if (_isPreamble)
            return null;

        EndBlock(ref scan, start, command, end);

        if (LatexCommand.IsTable(name))
            _tables = isBegin ? _tables + 1 : Math.Max(_tables - 1, 0);

        if (!isBegin)
            return end;

        if (name is "frame")
            return Slide(ref scan, LatexCommand.OptionEnd(text, end, scan.End));

        if (!LatexCommand.IsVerbatim(name))
            return LatexCommand.EnvironmentArgumentsEnd(text, end, scan.End);

        (_verbatimEnd, _isHidden) = ($@"\end{{{name}}}", name is "comment");
        return LatexCommand.ArgumentsEnd(text, end, scan.End);
    }

    /// <summary>A slide may have its title for argument.</summary>
    private static int Slide(ref LineScan scan, int at)
    {
        var end = LatexCommand.ArgumentEnd(scan.Text, at, scan.End);

        if (end > at)
            scan.Add(at + 1, end - 1, BlockKind.Heading, LatexCommand.SlideLevel);

        return end;
    }
}
