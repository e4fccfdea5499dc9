using System.Buffers;

namespace DocumentSearch.Extract.Formats.Rtf;

/// <summary>
/// Follows the groups and control words of a document and brings what its reader sees into blocks. By the Rich Text Format
/// specification 1.9.1, with what writers of other versions do.
/// </summary>
internal sealed class RtfInterpreter
{
    private const int MaxDepth = 10_000; // of groups; deeper ones are passed over
    private const int TokensBetweenLooks = 1 << 14;

    private readonly ExtractionTask _task;
    private readonly RtfBlocks _blocks;
    private readonly RtfFonts _fonts = new();
    private readonly RtfStyles _styles = new();
    private readonly Stack<RtfGroup> _outer = new();
    private readonly ArrayBufferWriter<byte> _bytes = new(); // of text that is not decoded yet
    private RtfGroup _group;
    private int _beyondDepth; // groups that are open beyond the bound
    private int _fallback; // characters to pass over that stand for one in Unicode
    private int _defaultFont;
    private bool _isStarred; // the next control word begins a destination that readers may pass over

    internal RtfInterpreter(TextBuilder text, ExtractionTask task)
    {
        _task = task;
        _blocks = new RtfBlocks(text);
        _group = new RtfGroup { Flow = new RtfFlow(RtfDestination.Text), Encoding = _fonts.Default, Fallback = 1 };
    }

    /// <summary>What the document says of itself.</summary>
    internal RtfFacts Facts { get; } = new();

    /// <summary>The embedded objects, as they stand in it.</summary>
    internal List<byte[]> Objects { get; } = [];

    /// <summary>Whether the document ended before its groups did.</summary>
    internal bool IsTruncated { get; private set; }

    /// <summary>Reads a document to the end of its outermost group.</summary>
    internal void Run(ReadOnlySpan<byte> content)
    {
        var reader = new RtfReader(content);
        var untilLook = TokensBetweenLooks;

        while (reader.Read() is not RtfToken.End and var token)
        {
            if (--untilLook == 0)
            {
                _task.Cancel.ThrowIfCancellationRequested();
                untilLook = TokensBetweenLooks;
            }

            if (token == RtfToken.Text)
            {
                Text(reader.Text);
                continue;
            }

            Decode();

            if (token == RtfToken.Open)
                Open();
            else if (token == RtfToken.Close && !Close())
                break;
            else if (token == RtfToken.Word && !IsFallback())
                Word(reader.Word, reader.Parameter);
            else if (token == RtfToken.Symbol && !IsFallback())
                Symbol(reader.Symbol);
        }

        Decode();
        IsTruncated = _outer.Count > 0;

        while (_outer.Count > 0)
            Close();

        EndParagraph();
        _blocks.End(_group.Flow, BlockKind.Paragraph);
        _blocks.Finish();
    }

    private bool IsFallback()
    {
        if (_fallback == 0)
            return false;

        _fallback--;
        return true;
    }

    private void Open()
    {
        _fallback = 0;

        if (_outer.Count == MaxDepth)
        {
            _beyondDepth++;
            return;
        }

        _outer.Push(_group);
        _isStarred = false;
        if (_group.Destination == RtfDestination.Styles)
            Begin(RtfDestination.Style, "s");
    }

    /// <summary>Ends a group.</summary>
    /// <returns>Whether more may follow.</returns>
    private bool Close()
    {
        _fallback = 0;

        if (_beyondDepth > 0)
        {
            _beyondDepth--;
            return true;
        }

        if (!_outer.TryPop(out var outer))
            return false;

        var (inner, destination) = (_group.Flow, _group.Destination);
        _group = outer;

        if (inner != outer.Flow)
            Finish(inner);
        else if (destination == RtfDestination.Fonts && outer.Destination != RtfDestination.Fonts)
            _group.Encoding = _fonts.Of(_defaultFont);

        return _outer.Count > 0;
    }

    private void Finish(RtfFlow flow)
    {
        switch (flow.Kind)
        {
            case RtfDestination.Aside:
                _blocks.Aside(flow.Text);
                break;
            case RtfDestination.Margin:
                _blocks.Margin(flow.Text);
                break;
            case RtfDestination.Style:
                _styles.Add(flow);
                break;
            case RtfDestination.Property:
                Facts.Add(flow);
                break;
            case RtfDestination.Date:
                Facts.AddDate(flow);
                break;
            case RtfDestination.ListText:
                _group.Flow.HasMarker = true;
                // numbers say something to a reader of the text alone, bullets do not
                if (flow.Text.ToString().Trim() is not "o" and var marker && marker.Any(char.IsLetterOrDigit))
                    _group.Flow.Text.Append(marker).Append(' ');
                break;
            case RtfDestination.Object:
                if (flow.Text.Length > 0)
                    Objects.Add(RtfHexadecimal.Bytes(flow.Text.ToString()));
                break;
        }
    }

    private void Text(ReadOnlySpan<byte> text)
    {
        if (_fallback > 0)
        {
            var passed = Math.Min(_fallback, text.Length);
            _fallback -= passed;
            text = text[passed..];
        }

        if (_beyondDepth > 0 || _group.IsHidden)
            return;

        if (_group.Destination == RtfDestination.Fonts)
            _fonts.Name(text);
        else if (_group.Destination == RtfDestination.Object)
            AddToObject(text);
        else if (_group.Destination == _group.Flow.Kind)
            _bytes.Write(text);
    }

    private void AddToObject(ReadOnlySpan<byte> digits)
    {
        if (_task.ReadsEmbedded && _group.Flow.Text.Length / 2 <= _task.Limits.MaxUnpackedBytes)
            RtfHexadecimal.Append(digits, _group.Flow.Text);
    }

    private void Decode()
    {
        if (_bytes.WrittenCount == 0)
            return;

        _group.Flow.Text.Append(_group.Encoding.GetString(_bytes.WrittenSpan));
        _bytes.ResetWrittenCount();
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (_beyondDepth == 0 && !_group.IsHidden && _group.Destination == _group.Flow.Kind)
            _group.Flow.Text.Append(text);
    }

    private void Symbol(char symbol)
    {
        if (symbol == '*')
            _isStarred = true;
        else if (RtfSymbols.Find(symbol) is { } text)
            Append(text);
    }

    private void Word(ReadOnlySpan<char> word, int? parameter)
    {
        if (_beyondDepth > 0)
            return;

        var isStarred = _isStarred;
        _isStarred = false;

        if (_group.Destination == RtfDestination.Skipped)
        {
            if (_group.UnicodeForm is { } form && word is "ud")
                _group.Destination = form;
            return;
        }

        if (RtfDestinations.Find(word, _group.Destination) is { } destination)
            Begin(destination, word);
        else if (word is "upr")
            (_group.UnicodeForm, _group.Destination) = (_group.Destination, RtfDestination.Skipped);
        else if (isStarred)
            _group.Destination = RtfDestination.Skipped;
        else if (RtfSymbols.Find(word) is { } text)
            Append(text);
        else if (_group.Destination == RtfDestination.Fonts)
            Font(word, parameter ?? 0);
        else if (_group.Destination is RtfDestination.Style or RtfDestination.Date)
            _group.Flow.Values.TryAdd(word.ToString(), parameter ?? 0);
        else
            Control(word, parameter);
    }

    private void Begin(RtfDestination destination, ReadOnlySpan<char> word)
    {
        // text of a field or an object is of the flow it stands in
        _group.Destination = destination == RtfDestination.Text ? _group.Flow.Kind : destination;

        if (destination is RtfDestination.Aside or RtfDestination.Margin or RtfDestination.Property or RtfDestination.Date
            or RtfDestination.Style or RtfDestination.ListText or RtfDestination.Object)
        {
            _group.Flow = new RtfFlow(destination, word.ToString());
            _group = _group.OfPlainParagraphs();
        }
    }

    private void Font(ReadOnlySpan<char> word, int parameter)
    {
        if (word is "f")
            _fonts.Begin(parameter);
        else if (word is "fcharset")
            _fonts.Charset(parameter);
        else if (word is "cpg")
            _fonts.Page(parameter);
    }

    private void Control(ReadOnlySpan<char> word, int? parameter)
    {
        switch (word)
        {
            case "u":
                Unicode(parameter ?? 0);
                break;
            case "uc":
                _group.Fallback = Math.Clamp(parameter ?? 1, 0, 100);
                break;
            case "f":
                _group.Encoding = _fonts.Of(parameter ?? 0);
                break;
            case "plain":
                _group.Encoding = _fonts.Of(_defaultFont);
                _group.IsHidden = false;
                break;
            case "v" or "deleted":
                _group.IsHidden = parameter != 0;
                break;
            case "deff":
                _defaultFont = parameter ?? 0;
                break;
            case "ansi" or "ansicpg" or "mac" or "pc" or "pca":
                Charset(word switch { "mac" => 10000, "pc" => 437, "pca" => 850, "ansi" => 1252, _ => parameter ?? 0 });
                break;
            default:
                Paragraph(word, parameter ?? 0);
                break;
        }
    }

    private void Paragraph(ReadOnlySpan<char> word, int parameter)
    {
        switch (word)
        {
            case "par" or "sect" or "page":
                EndParagraph();
                break;
            case "pard":
                _group = _group.OfPlainParagraphs();
                break;
            case "s":
                _group.Style = parameter;
                break;
            case "outlinelevel":
                _group.HeadingLevel = RtfStyles.LevelOf(parameter);
                break;
            case "ls":
                _group.IsListed = parameter > 0;
                break;
            case "intbl":
                _group.IsInTable = true;
                break;
            case "cell" or "nestcell":
                EndCell();
                break;
            case "row" or "nestrow":
                EndRow();
                break;
        }
    }

    private void Charset(int page)
    {
        if (RtfFonts.CodePage(page) is { } encoding)
            _fonts.Default = _group.Encoding = encoding;
    }

    private void Unicode(int code)
    {
        _fallback = _group.Fallback;
        // the number is a signed one of 16 bits, which not all writers keep to
        var value = code < 0 ? code + 0x10000 : code;

        // symbol fonts stand in this part of the private area
        if (value is >= 0xF000 and <= 0xF0FF or < 0)
            return;

        if (value <= char.MaxValue)
            Append([(char)value]);
        else if (System.Text.Rune.IsValid(value))
            Append(new System.Text.Rune(value).ToString());
    }

    private void EndParagraph()
    {
        var flow = _group.Flow;

        if (_group.Destination != flow.Kind)
            return;

        if (flow.Kind != RtfDestination.Text || _group.IsInTable)
            flow.Text.Append('\n');
        else if (flow.HasCells)
            _blocks.End(flow, BlockKind.TableRow);
        else if ((_group.HeadingLevel > 0 ? _group.HeadingLevel : _styles.HeadingLevel(_group.Style)) is > 0 and var level)
            _blocks.End(flow, BlockKind.Heading, level);
        else
            _blocks.End(flow, flow.HasMarker || _group.IsListed ? BlockKind.ListItem : BlockKind.Paragraph);
    }

    private void EndCell()
    {
        var flow = _group.Flow;
        if (_group.Destination != flow.Kind)
            return;

        while (flow.Text.Length > 0 && flow.Text[^1] == '\n')
            flow.Text.Length--;

        flow.Text.Append('\t');
        flow.HasCells = true;
    }

    private void EndRow()
    {
        if (_group.Flow.Kind == RtfDestination.Text)
            _blocks.End(_group.Flow, BlockKind.TableRow);
        else if (_group.Destination == _group.Flow.Kind)
            _group.Flow.Text.Append('\n');
    }
}
