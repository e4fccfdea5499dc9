using System.Buffers;

namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>
/// Reads reStructuredText as its specification parts it into body elements, though it remembers only the innermost: a region of code, of
/// what is not shown, or of a table lasts as long as its lines are indented deeper than what begins it.
/// </summary>
internal sealed class ReStructuredText : LineStructure
{
    private static readonly SearchValues<char> Bullets = SearchValues.Create("*+-•‣⁃");

    private readonly RstTable _table = new();
    private readonly RstAdornments _adornments = new();
    private RstRegion _region;
    private int _regionIndent;
    private bool _mayHaveOptions; // the region of code began with this line or with its options
    private int _indent; // of the open block's last line; of its content, after a marker
    private int _itemIndent; // of the open item's marker or term
    private bool _announcesCode;
    private int _passOver; // lines that were taken with the one before

    /// <inheritdoc/>
    private protected override void State(ReadOnlySpan<char> head, HeaderFields fields) => RstFields.Read(head, fields);

    /// <inheritdoc/>
    private protected override string TitleOf(ReadOnlySpan<char> heading) => InlineMarks.Remove(heading, InlineMarks.Rst);

    /// <inheritdoc/>
    private protected override void RestOfLine(ref LineScan scan)
    {
        if (_region != RstRegion.Hidden)
            scan.Take(BlockKind.Paragraph);
    }

    /// <inheritdoc/>
    private protected override void Line(ref LineScan scan)
    {
        if (_passOver > 0)
            _passOver--;
        else if (!GoesOn(ref scan))
            Begin(ref scan);
    }

    /// <summary>Takes the line if it is part of the region at hand; else the region has ended.</summary>
    private bool GoesOn(ref LineScan scan)
    {
        var isDeeper = scan.Indent > _regionIndent;
        var isOption = isDeeper && scan.Line is [':', ..];

        switch (_region)
        {
            case RstRegion.Hidden when scan.IsBlank || isDeeper:
                return true;
            case RstRegion.Options when isOption:
                scan.Close();
                return true;
            case RstRegion.Code when scan.IsBlank:
                _mayHaveOptions = false;
                return true;
            case RstRegion.Code when isDeeper:
                _mayHaveOptions &= isOption;

                if (!_mayHaveOptions)
                    scan.Take(BlockKind.Code);

                return true;
            case RstRegion.Doctest when !scan.IsBlank:
                scan.Take(BlockKind.Code);
                return true;
            case RstRegion.Table when _table.Line(ref scan):
                return true;
        }

        if (_region is RstRegion.Code or RstRegion.Table or RstRegion.Doctest)
            scan.Close();

        _region = RstRegion.Body;
        return false;
    }

    private void Begin(ref LineScan scan)
    {
        if (scan.IsBlank)
        {
            scan.Close();

            if (_announcesCode)
                Enter(RstRegion.Code, _indent);

            _announcesCode = false;
            return;
        }

        var begins = scan.Open is null || (scan.Open == BlockKind.ListItem && scan.Indent <= _itemIndent);

        if (begins && (Heading(ref scan) || Table(ref scan)))
            return;

        if (begins)
        {
            scan.Close();
            BeginBlock(ref scan);
        }
        else
        {
            _indent = scan.Indent;
            scan.Take(BlockKind.Paragraph);
        }

        _announcesCode = _region == RstRegion.Body && scan.Line.EndsWith("::", StringComparison.Ordinal);
    }

    private void BeginBlock(ref LineScan scan)
    {
        var line = scan.Line;
        (_indent, _itemIndent) = (scan.Indent, scan.Indent);

        if (line is "..")
        {
            // with nothing below it, it is all there is to the comment
            if (!scan.Following().IsEmpty)
                Enter(RstRegion.Hidden, scan.Indent);
        }
        else if (line is ['.', '.', ' ' or '\t', ..])
        {
            Explicit(ref scan, line);
        }
        else if (line is ['_', '_', ' ', ..])
        {
            Enter(RstRegion.Hidden, scan.Indent);
        }
        else if (line.StartsWith(">>> ", StringComparison.Ordinal))
        {
            Enter(RstRegion.Doctest, scan.Indent);
            scan.Take(BlockKind.Code);
        }
        else if (line is not "::")
        {
            Item(ref scan, line);
        }
    }

    /// <summary>Takes an item of a list, or else a paragraph.</summary>
    private void Item(ref LineScan scan, ReadOnlySpan<char> line)
    {
        var content = 0;

        // an item may begin with one of a list within it, as the rows of list tables do
        while (MarkerLength(line[content..]) is > 0 and var marker && content + marker < line.Length)
        {
            _itemIndent = scan.Indent + content;
            content += marker;
            content += line[content..].IndexOfAnyExcept(' ', '\t');
            _indent = scan.Indent + content;
        }

        if (content > 0)
            scan.Take(scan.At + content, scan.End, BlockKind.ListItem);
        else if (RstFields.NameLength(line) > 0 || line is ['-', not (' ' or '-'), ..] or ['-', '-', not (' ' or '-'), ..])
            scan.Take(BlockKind.ListItem);
        else
            scan.Take(scan.FollowingIndent > scan.Indent ? BlockKind.ListItem : BlockKind.Paragraph); // a term, and what defines it
    }

    private static int MarkerLength(ReadOnlySpan<char> line)
    {
        if (line is ['#', '.' or ')', ' ', ..])
            return 2;

        var marker = ListMarker.Read(line, Bullets);
        return marker.Length > 0 ? marker.Length : ListMarker.ReadTyped(line).Length;
    }

    /// <summary>Footnotes, targets, directives and comments, which begin with two dots.</summary>
    private void Explicit(ref LineScan scan, ReadOnlySpan<char> line)
    {
        var start = line.Length - line[2..].TrimStart().Length;
        var rest = line[start..];

        if (rest[0] == '[' && rest.IndexOf(']') is > 0 and var label)
        {
            scan.Take(scan.At + start + label + 1, scan.End, BlockKind.Paragraph);
            return;
        }

        var name = RstDirectives.NameLength(rest);
        var argument = scan.At + start + name + "::".Length;

        switch (name == 0 ? RstContent.Hidden : RstDirectives.ContentOf(rest[..name]))
        {
            case RstContent.Hidden:
                Enter(RstRegion.Hidden, scan.Indent);
                break;
            case RstContent.Code:
                Enter(RstRegion.Code, scan.Indent);
                _mayHaveOptions = true;
                break;
            case RstContent.Body:
                Enter(RstRegion.Options, scan.Indent);
                break;
            default:
                Enter(RstRegion.Options, scan.Indent);
                scan.Take(argument, scan.End, BlockKind.Paragraph);
                break;
        }
    }

    private bool Heading(ref LineScan scan)
    {
        var line = scan.Line;

        if (_adornments.Over is not '\0' and var over)
        {
            _adornments.Over = '\0';
            scan.Add(scan.At, scan.End, BlockKind.Heading, _adornments.LevelOf(over, isOver: true));
            _passOver = 1;
            return true;
        }

        if (scan.Indent > 0)
            return false;

        if (RstAdornments.Is(line))
        {
            var isOver = !scan.Following().IsEmpty && scan.Following(2).SequenceEqual(line);

            // otherwise a line between paragraphs
            if (isOver)
                _adornments.Over = line[0];
            else if (line.Length < RstAdornments.SureLength)
                return false;

            scan.Close();
            return true;
        }

        if (!RstAdornments.IsUnder(scan.Following(), line))
            return false;

        scan.Add(scan.At, scan.End, BlockKind.Heading, _adornments.LevelOf(scan.Following()[0], isOver: false));
        _passOver = 1;
        return true;
    }

    private bool Table(ref LineScan scan)
    {
        if (!_table.Begins(scan.Line, scan.Indent))
            return false;

        scan.Close();
        Enter(RstRegion.Table, scan.Indent);
        return true;
    }

    private void Enter(RstRegion region, int indent) => (_region, _regionIndent, _mayHaveOptions) = (region, indent, false);
}
