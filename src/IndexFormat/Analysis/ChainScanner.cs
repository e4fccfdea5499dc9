namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// Finds the chains of a text one after the other: a run of letters and digits, with single connectors inside it, that stands
/// together as a writer's one word ("cease-fire", "snake_case", "1.0.21", "O'Neill", "6,000"), an address, a picture, a run of
/// Katakana or Hangul. A character of a script without spaces is a chain together with the next one, which then is one too.
/// </summary>
internal ref struct ChainScanner(ReadOnlySpan<char> text)
{
    /// <summary>Longest chain, in UTF-16 units; a longer run is cut here and goes on as the next chain (as Lucene's tokenizers do).</summary>
    public const int MaxLength = 255;

    // A character with all its marks, so that two of them are no longer than a chain.
    private const int MaxCharacter = MaxLength / 2;

    private const byte Inside = 1;
    private const byte Outside = 2;

    private static readonly byte[] PlainKinds =
        [.. Enumerable.Range(0, 0x80).Select(c => char.IsAsciiLetterOrDigit((char)c) ? Inside : "-_.',@&+#:".Contains((char)c, StringComparison.Ordinal) ? (byte)0 : Outside)];

    private readonly ReadOnlySpan<char> _text = text;
    private int _next;
    private int _cut = -1;

    /// <summary>First character of the chain.</summary>
    public int Start { get; private set; }

    /// <summary>One past its last character.</summary>
    public int End { get; private set; }

    /// <summary>Number of words so far that were too long for a chain.</summary>
    public int CutWords { get; private set; }

    /// <summary>Finds the next chain.</summary>
    /// <returns>False when there is none.</returns>
    public bool MoveNext()
    {
        for (var i = _next; i < _text.Length;)
        {
            if (PlainWordEnd(i) is > 0 and var end)
                return Take(i, end);

            var kind = CharClasses.At(_text, i, out var width);
            if (kind is CharClass.Letter or CharClass.Digit)
                return Take(i, ScanWord(i, i + width));

            if (kind is CharClass.Other or CharClass.Mark)
            {
                if (_text[i] == EmojiSequence.Keycap && EmojiSequence.KeycapSign(_text, i, _next) is >= 0 and var sign)
                    return Take(sign, i + 1);

                i += width;
                continue;
            }

            return Take(i, kind, i + width);
        }

        return false;
    }

    // Nearly all words: ASCII letters and digits up to ASCII that neither holds words together nor begins the end of a name or address.
    private readonly int PlainWordEnd(int start)
    {
        var limit = Math.Min(_text.Length, start + MaxLength);
        var i = start;
        while (i < limit && _text[i] < 0x80 && PlainKinds[_text[i]] == Inside)
            i++;

        return i > start && (i == _text.Length || (i < limit && _text[i] < 0x80 && PlainKinds[_text[i]] == Outside)) ? i : 0;
    }

    private bool Take(int start, CharClass kind, int i)
    {
        switch (kind)
        {
            case CharClass.Ideograph:
                var end = SkipMarks(i, start + MaxCharacter);
                Take(start, EndOfPair(end));
                _next = end;
                return true;
            case CharClass.Emoji:
                return Take(start, EmojiSequence.End(_text, start, i, start + MaxLength));
            case CharClass.Alone:
                return Take(start, SkipMarks(i, start + MaxLength));
            default:
                return Take(start, ScanRun(start, i, kind));
        }
    }

    private readonly int EndOfPair(int second) =>
        second < _text.Length && CharClasses.At(_text, second, out var width) == CharClass.Ideograph
            ? SkipMarks(second + width, second + MaxCharacter)
            : second;

    private bool Take(int start, int end)
    {
        (Start, End, _next) = (start, end, end);
        return true;
    }

    private int ScanWord(int start, int i)
    {
        var limit = Math.Min(_text.Length, start + MaxLength);
        while (i < limit)
        {
            var kind = CharClasses.At(_text, i, out var width);
            if (kind is CharClass.Letter or CharClass.Digit or CharClass.Mark)
            {
                if (i + width > limit)
                    break;

                if (_text[i] == EmojiSequence.Keycap && EmojiSequence.KeycapSign(_text, i, start) == start)
                    return i + 1;

                i += width;
            }
            else if (kind == CharClass.Other && WordChain.Connects(_text, start, i, out var length))
            {
                i += length;
            }
            else
            {
                return WordChain.End(_text, start, i);
            }
        }

        return i < _text.Length ? Cut(start, i) : WordChain.End(_text, start, i);
    }

    private int ScanRun(int start, int i, CharClass kind)
    {
        var limit = Math.Min(_text.Length, start + MaxLength);
        while (i < limit)
        {
            var next = CharClasses.At(_text, i, out var width);
            if (next != kind && next != CharClass.Mark)
                return i;

            if (i + width > limit)
                break;

            i += width;
        }

        return i < _text.Length ? Cut(start, i) : i;
    }

    // What goes on behind a cut is still the same word.
    private int Cut(int start, int i)
    {
        var goesOn = CharClasses.At(_text, i, out _) is not CharClass.Other || WordChain.Connects(_text, start, i, out _) || !EndsWord(i - 1);
        if (goesOn && _cut != start)
            CutWords++;

        // It may fall right behind a connector.
        var end = Math.Min(i, start + MaxLength);
        while (end > start + 1 && !EndsWord(end - 1))
            end--;

        if (goesOn)
            _cut = end;

        return end;
    }

    private readonly bool EndsWord(int at) =>
        char.IsSurrogate(_text[at]) || CharClasses.At(_text, at, out _) != CharClass.Other;

    private readonly int SkipMarks(int i, int limit)
    {
        while (i < _text.Length && i < limit && _text[i] >= 0x80 && CharClasses.At(_text, i, out var width) == CharClass.Mark && i + width <= limit)
            i += width;

        return i;
    }
}
