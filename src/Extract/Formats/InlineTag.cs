using System.Buffers;

namespace DocumentSearch.Extract.Formats;

/// <summary>
/// Reads HTML tags and comments within a line of Markdown. Only elements that HTML knows are tags: what else stands in angle brackets is
/// meant to be read, such as <c>&lt;file&gt;</c> or <c>List&lt;String&gt;</c>.
/// </summary>
/// <param name="text">The text, up to the end of the block.</param>
internal ref struct InlineTag(ReadOnlySpan<char> text)
{
    private const int MaxName = 10;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> WithinWords = Names(
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub "
        + "sup time tt u var wbr");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Apart = Names(
        "address article aside audio blockquote br button canvas caption center col colgroup dd details dialog dir div dl dt embed fieldset "
        + "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe img input legend li main map menu meter nav noscript "
        + "object ol optgroup option output p param picture pre progress search section select source summary svg table tbody td textarea tfoot "
        + "th thead tr track ul video");

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\"'=<>`");

    private readonly ReadOnlySpan<char> _text = text;

    // up to where it is known that no quote or comment ends
    private int _unclosedDouble = 0;
    private int _unclosedSingle = 0;
    private int _unclosedComment = 0;
    private int _lineEnd = 0;

    /// <summary>Whether it keeps words apart that stand beside it, as a line break does.</summary>
    internal bool IsApart { get; private set; }

    /// <summary>The address that it leads to; empty if it leads nowhere.</summary>
    internal ReadOnlySpan<char> Address { get; private set; }

    /// <summary>What a reader sees of it, the description of a picture; empty if that is nothing.</summary>
    internal Stretch Shown { get; private set; }

    /// <summary>Where the tag or comment ends that begins at an offset; -1 if none does.</summary>
    internal int EndOf(int at)
    {
        IsApart = false;
        Address = default;
        Shown = default;

        if (_text[at..].StartsWith("<!--", StringComparison.Ordinal))
            return CommentEnd(at);

        var name = at + 1 < _text.Length && _text[at + 1] == '/' ? at + 2 : at + 1;
        var end = name;

        while (end < _text.Length && end - name <= MaxName && char.IsAsciiLetterOrDigit(_text[end]))
            end++;

        IsApart = Apart.Contains(_text[name..end]);

        if (!IsApart && !WithinWords.Contains(_text[name..end]))
            return -1;

        return AttributesEnd(end, isPicture: _text[name..end].Equals("img", StringComparison.OrdinalIgnoreCase));
    }

    private int CommentEnd(int at)
    {
        if (at < _unclosedComment)
            return -1;

        var start = at + "<!".Length;
        var length = _text[start..LineEnd(start)].IndexOf("-->");

        if (length >= 0)
            return start + length + "-->".Length;

        _unclosedComment = _lineEnd;
        return -1;
    }

    private int AttributesEnd(int at, bool isPicture)
    {
        while (true)
        {
            var start = SkipBlanks(at);

            if (start >= _text.Length)
                return -1;

            if (_text[start] == '>')
                return start + 1;

            if (_text[start] == '/' && start + 1 < _text.Length && _text[start + 1] == '>')
                return start + 2;

            var nameEnd = NameEnd(start);

            if (start == at || nameEnd == start)
                return -1;

            at = nameEnd;
            var equals = SkipBlanks(at);

            if (equals >= _text.Length || _text[equals] != '=')
                continue;

            var value = SkipBlanks(equals + 1);
            at = ValueEnd(value);

            if (at < 0)
                return -1;

            Take(_text[start..nameEnd], value, at, isPicture);
        }
    }

    private void Take(ReadOnlySpan<char> attribute, int start, int end, bool isPicture)
    {
        var isQuoted = _text[start] is '"' or '\'';
        var value = isQuoted ? new Stretch(start + 1, end - 1) : new Stretch(start, end);

        if (attribute.Equals("href", StringComparison.OrdinalIgnoreCase) || attribute.Equals("src", StringComparison.OrdinalIgnoreCase))
            Address = _text[value.Start..value.End].Trim();
        else if (isPicture && isQuoted && attribute.Equals("alt", StringComparison.OrdinalIgnoreCase) && !_text[value.Start..value.End].IsWhiteSpace())
            Shown = value;
    }

    private readonly int NameEnd(int at)
    {
        while (at < _text.Length && (char.IsAsciiLetterOrDigit(_text[at]) || _text[at] is '_' or ':' or '.' or '-' or '@'))
            at++;

        return at;
    }

    private int ValueEnd(int at)
    {
        if (at >= _text.Length)
            return -1;

        if (_text[at] == '"')
            return QuoteEnd(at, ref _unclosedDouble);

        if (_text[at] == '\'')
            return QuoteEnd(at, ref _unclosedSingle);

        var length = _text[at..].IndexOfAny(ValueEnds);
        return length == 0 ? -1 : length < 0 ? _text.Length : at + length;
    }

    private readonly int QuoteEnd(int at, ref int unclosed)
    {
        if (at < unclosed)
            return -1;

        Span<char> marks = [_text[at], '\r', '\n'];
        var length = _text[(at + 1)..].IndexOfAny(marks);

        if (length >= 0 && _text[at + 1 + length] == _text[at])
            return at + 1 + length + 1;

        unclosed = length < 0 ? _text.Length : at + 1 + length;
        return -1;
    }

    // asked for in ascending order, so that a long line is gone through once
    private int LineEnd(int at)
    {
        if (at <= _lineEnd)
            return _lineEnd;

        var length = _text[at..].IndexOfAny('\r', '\n');
        return _lineEnd = length < 0 ? _text.Length : at + length;
    }

    private readonly int SkipBlanks(int at)
    {
        while (at < _text.Length && _text[at] is ' ' or '\t')
            at++;

        return at;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(string names) =>
        new HashSet<string>(names.Split(' '), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
