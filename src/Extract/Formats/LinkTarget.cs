namespace DocumentSearch.Extract.Formats;

/// <summary>Reads the <c>(address "title")</c> behind the text of a Markdown link, as far as it stands in one line.</summary>
/// <param name="text">The text, up to the end of the block.</param>
internal ref struct LinkTarget(ReadOnlySpan<char> text)
{
    private const int MaxParentheses = 32; // within each other, as in the reference implementation of CommonMark

    private readonly ReadOnlySpan<char> _text = text;

    // up to where titles of each kind are known not to end
    private int _unclosedDouble = 0;
    private int _unclosedSingle = 0;

    /// <summary>The address that was read last.</summary>
    internal ReadOnlySpan<char> Address { get; private set; }

    /// <summary>Where the target ends that begins at an offset; -1 if none does.</summary>
    internal int EndOf(int at)
    {
        if (at >= _text.Length || _text[at] != '(')
            return -1;

        var start = SkipBlanks(at + 1);
        var end = AddressEnd(start);

        if (end < 0)
            return -1;

        var next = SkipBlanks(end);

        if (next > end && next < _text.Length && TitleEnd(next) is > 0 and var titleEnd)
            next = SkipBlanks(titleEnd);

        return next < _text.Length && _text[next] == ')' ? next + 1 : -1;
    }

    private int AddressEnd(int start)
    {
        if (start < _text.Length && _text[start] == '<')
        {
            var end = Find(start + 1, ">", "<");
            Address = end < 0 ? default : _text[(start + 1)..end];
            return end < 0 ? -1 : end + 1;
        }

        var open = 0;

        for (var at = start; at < _text.Length; at++)
        {
            switch (_text[at])
            {
                case '\\' when at + 1 < _text.Length && char.IsAsciiLetterOrDigit(_text[at + 1]) is false && _text[at + 1] > ' ':
                    at++;
                    break;
                case '(' when ++open > MaxParentheses:
                    return -1;
                case ')' when --open < 0:
                case <= ' ' or '\x7F':
                    Address = _text[start..at];
                    return open > 0 ? -1 : at;
            }
        }

        return -1;
    }

    private int TitleEnd(int at)
    {
        switch (_text[at])
        {
            case '"':
                return TitleEnd(at, "\"", ref _unclosedDouble);
            case '\'':
                return TitleEnd(at, "'", ref _unclosedSingle);
            case '(':
                return Find(at + 1, ")", "(") + 1;
            default:
                return 0;
        }
    }

    private readonly int TitleEnd(int at, string quote, ref int unclosed)
    {
        if (at < unclosed)
            return 0;

        var end = Find(at + 1, quote, "");

        if (end < 0)
            unclosed = LineEnd(at);

        return end + 1;
    }

    // The first of a mark in the line, unless one of others comes before; -1 if there is none.
    private readonly int Find(int at, string mark, string others)
    {
        Span<char> marks = ['\\', '\r', '\n', .. mark, .. others];

        for (; at < _text.Length; at++)
        {
            var length = _text[at..].IndexOfAny(marks);

            if (length < 0)
                return -1;

            at += length;

            if (_text[at] != '\\')
                return _text[at] == mark[0] ? at : -1;

            if (at + 1 < _text.Length && _text[at + 1] is not ('\r' or '\n'))
                at++;
        }

        return -1;
    }

    private readonly int LineEnd(int at)
    {
        var length = _text[at..].IndexOfAny('\r', '\n');
        return length < 0 ? _text.Length : at + length;
    }

    private readonly int SkipBlanks(int at)
    {
        while (at < _text.Length && _text[at] is ' ' or '\t')
            at++;

        return at;
    }
}
