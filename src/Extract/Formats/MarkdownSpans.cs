using System.Buffers;

namespace DocumentSearch.Extract.Formats;

/// <summary>
/// Finds what no reader sees within the lines of a block of Markdown: the addresses and titles of links and pictures with their brackets,
/// labels of references, HTML tags and comments, and attributes in braces. It follows CommonMark (code spans, tags and autolinks
/// bind tighter than links; no link stands in a link), and goes over each block once, whatever it holds.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="definitions">The labels that are defined.</param>
/// <param name="addresses">Takes the addresses of links.</param>
/// <param name="hidden">Takes what is found.</param>
internal ref struct MarkdownSpans(ReadOnlySpan<char> text, LinkDefinitions definitions, LinkAddresses addresses, HiddenMarkup hidden)
{
    private const int MaxTicks = 80; // as in the reference implementation of CommonMark
    private const int MaxOpeners = 1 << 14; // open brackets; where there are more, those before are none of links
    private const int MaxAttributes = 200; // UTF-16 units between braces

    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`<![]");
    private static readonly SearchValues<char> AutolinkEnds = SearchValues.Create("<> \t\r\n");
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+.-");

    private readonly ReadOnlySpan<char> _text = text;
    private readonly List<Opener> _openers = [];
    private readonly int[] _lastTicks = new int[MaxTicks + 1];

    // of the block at hand
    private ReadOnlySpan<char> _block = default; // the text up to its end
    private LinkTarget _target = default;
    private InlineTag _tag = default;
    private int _noLinkBelow = 0; // openers of links below are within none
    private int _lastBracket = 0;
    private bool _knowsTicks = false;

    /// <summary>Reads a block.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="isHeading">Whether it is a heading, at whose end attributes may stand.</param>
    internal void Read(int start, int end, bool isHeading = false)
    {
        if (!_text[start..end].ContainsAny('[', '<', '{'))
            return;

        _block = _text[..end];
        _target = new LinkTarget(_block);
        _tag = new InlineTag(_block);
        (_noLinkBelow, _lastBracket, _knowsTicks) = (0, -1, false);
        _openers.Clear();

        for (var at = start; at < end && !hidden.IsFull;)
        {
            var next = _block[at..].IndexOfAny(Marks);
            at = next < 0 ? end : Take(at + next);
        }

        if (isHeading)
            TakeHeadingAttributes(start, end);

        hidden.EndBlock(_text, start, end);
    }

    /// <summary>Reads a block of HTML, in which tags are tags and nothing is a link.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    internal void ReadTags(int start, int end)
    {
        _block = _text[..end];
        _tag = new InlineTag(_block);

        for (var at = start; at < end && !hidden.IsFull;)
        {
            var next = _block[at..].IndexOf('<');
            at = next < 0 ? end : Tag(at + next);
        }

        hidden.EndBlock(_text, start, end);
    }

    /// <summary>Leaves out a piece of a line that is no part of a block.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    internal readonly void LeaveOut(int start, int end)
    {
        if (start == end || hidden.IsFull)
            return;

        hidden.Add(start, end);
        hidden.EndBlock(_text, start, end);
    }

    /// <summary>States the address that a line gives to a label. The line stays in the text, though no passage shows it.</summary>
    /// <param name="line">The definition.</param>
    internal readonly void Define(ReadOnlySpan<char> line)
    {
        var address = line[(line.IndexOf("]:") + 2)..].Trim();
        var end = address.IndexOfAny(' ', '\t');
        addresses.Take((end < 0 ? address : address[..end]).TrimStart('<').TrimEnd('>'));
    }

    /// <summary>Takes what begins at a mark.</summary>
    /// <returns>Where to go on.</returns>
    private int Take(int at)
    {
        switch (_block[at])
        {
            case '\\':
                return Math.Min(at + 2, _block.Length);
            case '`':
                return CodeEnd(at);
            case '<':
                return Tag(at);
            case '!' when at + 1 < _block.Length && _block[at + 1] == '[':
                return Open(at, at + 2, isPicture: true);
            case '[':
                return Open(at, at + 1, isPicture: false);
            case ']':
                return Close(at);
            default:
                return at + 1;
        }
    }

    private int CodeEnd(int at)
    {
        var content = TicksEnd(at);
        var ticks = content - at;

        if (ticks > MaxTicks || (_knowsTicks && _lastTicks[ticks] <= at))
            return content;

        if (!_knowsTicks)
            Array.Clear(_lastTicks);

        for (var next = content; _block[next..].IndexOf('`') is >= 0 and var length;)
        {
            var run = next + length;
            next = TicksEnd(run);

            if (next - run <= MaxTicks)
                _lastTicks[next - run] = run;

            if (next - run == ticks)
                return next;
        }

        _knowsTicks = true;
        return content;
    }

    private readonly int TicksEnd(int at)
    {
        var length = _block[at..].IndexOfAnyExcept('`');
        return length < 0 ? _block.Length : at + length;
    }

    private int Tag(int at)
    {
        if (AutolinkEnd(at) is > 0 and var end)
            return end;

        end = _tag.EndOf(at);

        if (end < 0)
            return at + 1;

        if (addresses.Take(_tag.Address))
            AddTag(at, end);

        return end;
    }

    private readonly void AddTag(int start, int end)
    {
        if (_tag.Shown is { Start: > 0 } shown)
        {
            hidden.Add(start, shown.Start, new Stretch(shown.Start - 1, shown.Start));
            hidden.Add(shown.End, end, new Stretch(shown.End, shown.End + 1));
        }
        else
        {
            hidden.Add(start, end, _tag.IsApart ? new Stretch(start, end) : null, isBreak: true);
        }
    }

    /// <summary>Where an address in angle brackets ends, which is seen; 0 if none begins here.</summary>
    private readonly int AutolinkEnd(int at)
    {
        var length = _block[(at + 1)..].IndexOfAny(AutolinkEnds);

        if (length <= 0 || _block[at + 1 + length] != '>')
            return 0;

        var address = _block.Slice(at + 1, length);
        var scheme = address.IndexOf(':');
        var isAddress = scheme is > 1 and <= 32 && char.IsAsciiLetter(address[0]) && address[..scheme].IndexOfAnyExcept(SchemeCharacters) < 0;
        return isAddress || address.IndexOf('@') > 0 ? at + 1 + length + 1 : 0;
    }

    private int Open(int at, int textStart, bool isPicture)
    {
        if (_openers.Count == MaxOpeners)
        {
            _openers.Clear();
            _noLinkBelow = 0;
        }

        _openers.Add(new Opener(at, textStart, isPicture));
        _lastBracket = textStart - 1;
        return textStart;
    }

    private int Close(int at)
    {
        var lastBracket = _lastBracket;
        _lastBracket = at;

        if (_openers.Count == 0)
            return at + 1;

        var depth = _openers.Count - 1;
        var opener = _openers[depth];
        var mayBeLink = opener.IsPicture || depth >= _noLinkBelow;
        _openers.RemoveAt(depth);
        _noLinkBelow = Math.Min(_noLinkBelow, depth);

        if (!mayBeLink)
            return at + 1;

        var label = lastBracket == opener.TextStart - 1 ? _block[opener.TextStart..at] : default;
        var end = _target.EndOf(at + 1) is > 0 and var target && addresses.Take(_target.Address) ? target : ReferenceEnd(at + 1, label);

        if (end < 0)
            return at + 1;

        if (!opener.IsPicture)
            _noLinkBelow = depth;

        end = AttributesEnd(end);
        // "[one](a)[two](b)" are two words, and so is what stands beside a picture
        var isBehindLink = opener.At > 0 && _block[opener.At - 1] is ')' or ']';
        hidden.Add(opener.At, opener.TextStart, opener.IsPicture || isBehindLink ? new Stretch(opener.TextStart - 1, opener.TextStart) : null);
        hidden.Add(at, end, opener.IsPicture ? new Stretch(at, at + 1) : null);
        return end;
    }

    /// <summary>Where a reference to a definition ends, behind the bracket that closes its text; -1 if it is none.</summary>
    /// <param name="at">One past the bracket.</param>
    /// <param name="label">What stands in the brackets, if it may be a label itself.</param>
    private readonly int ReferenceEnd(int at, ReadOnlySpan<char> label)
    {
        if (at >= _block.Length || _block[at] != '[')
            return definitions.Have(label) ? at : -1;

        var length = LinkDefinitions.LabelLength(_block[(at + 1)..]);
        var end = at + 1 + length;

        if (end >= _block.Length || _block[end] != ']')
            return definitions.Have(label) ? at : -1;

        return definitions.Have(length == 0 ? label : _block[(at + 1)..end]) ? end + 1 : -1;
    }

    /// <summary>Where the attributes end that stand behind a link, as in <c>{.wide width=50%}</c>, or the link where there are none.</summary>
    private readonly int AttributesEnd(int at)
    {
        if (at + 1 >= _block.Length || _block[at] != '{' || !IsAttribute(_block[at + 1]))
            return at;

        var content = _block[(at + 1)..Math.Min(_block.Length, at + 1 + MaxAttributes)];
        var length = content.IndexOfAny("{}\r\n");
        return length > 0 && content[length] == '}' && (!char.IsAsciiLetter(content[0]) || content[..length].Contains('=')) ? at + 1 + length + 1 : at;
    }

    private readonly void TakeHeadingAttributes(int start, int end)
    {
        var heading = _block[start..end].TrimEnd();
        var brace = heading.LastIndexOf('{');

        if (brace > 0 && heading[^1] == '}' && brace + 1 < heading.Length && !char.IsAsciiLetter(heading[brace + 1]) && IsAttribute(heading[brace + 1])
            && AttributesEnd(start + brace) == start + heading.Length && heading[brace - 1] is ' ' or '\t' && !hidden.IsFull)
        {
            hidden.Add(start + brace, start + heading.Length);
        }
    }

    private static bool IsAttribute(char c) => c is '#' or '.' or ':' || char.IsAsciiLetter(c);

    private readonly record struct Opener(int At, int TextStart, bool IsPicture);
}
