using System.Buffers;
using System.Globalization;

namespace DocumentSearch.Indexer.Passages;

/// <summary>A row of stops within a block, such as "." or "?!", behind which the sentence may end.</summary>
/// <param name="text">The text.</param>
/// <param name="start">First character of the sentence.</param>
/// <param name="stop">The first of the stops.</param>
/// <param name="rowEnd">One past the last of them.</param>
/// <param name="after">One past the quotes, brackets and footnote marks behind them.</param>
/// <param name="end">One past the last character of the block, which is beyond <paramref name="after"/>.</param>
internal readonly ref struct SentenceStop(ReadOnlySpan<char> text, int start, int stop, int rowEnd, int after, int end)
{
    /// <summary>How far before a stop its word may begin, and how far into a sentence a capital letter is looked for.</summary>
    private const int MaxLookBehind = 64;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Whether the sentence ends here.</summary>
    public bool EndsSentence()
    {
        // What begins with a stop goes on: "... and", ".NET".
        if (stop == start)
            return false;

        var row = _text[stop..rowEnd];
        if (row.ContainsAny(StopCharacters.NotLatin))
            return !IsNumberedOrQuoted();

        if (!char.IsWhiteSpace(_text[after]))
            return row[^1] is '!' or '?' && StandsBetweenIdeographs();

        // "[...]", "(sic!)": something was left out or put in.
        if (_text[stop - 1] is '[' or '(')
            return false;

        var next = NextWord();
        if (next == end)
            return true;

        if (row.ContainsAny(StopCharacters.Exclaiming))
            return CanBegin(next);

        return row is "." ? EndsWithFullStop(next) : char.IsUpper(_text[next]);
    }

    private bool EndsWithFullStop(int next)
    {
        var wordStart = WordStart();
        var word = _text[wordStart..stop];
        if (word.IsEmpty)
            return CanBegin(next);

        // Thai and Lao have no full stop but behind abbreviations.
        if (word[^1] is >= '\u0E00' and <= '\u0EFF' || IsFirst(wordStart) && IsItemMarker(word) || !CanBegin(next))
            return false;

        var (beforeStart, beforeEnd) = WordBefore(wordStart);
        var before = _text[beforeStart..beforeEnd];
        if (IsLabel(word, before, beforeStart))
            return false;

        if (char.IsAsciiDigit(word[0]) && !word.ContainsAnyExcept(NumberCharacters))
            return EndsWithNumber(word, before, next);

        var kind = KindOf(word, wordStart);
        // "(Apple Inc.) Tim Cook": the bracket is more often part of a sentence than its end.
        if (kind == AbbreviationKind.EndsBeforeCapital && _text[after - 1] is ')' or ']')
            kind = AbbreviationKind.MayEnd;

        var hasNumberMark = after > rowEnd && char.IsAsciiDigit(_text[after - 1]);
        if (hasNumberMark)
            return kind == AbbreviationKind.None && char.IsUpper(_text[next]);

        return kind switch
        {
            AbbreviationKind.NeverEnds => false,
            AbbreviationKind.BeforeNumber => !char.IsDigit(_text[next]) && !StartsWithRoman(next),
            AbbreviationKind.MayEnd => SentenceOpeners.StartsWith(_text[next..end]),
            AbbreviationKind.EndsBeforeCapital => !char.IsLower(_text[next]),
            _ => true,
        };
    }

    /// <summary>Whether a sentence ends with a number: "in 1990. Then" does, "am 3. Mai" and "3. 5. 1990" do not.</summary>
    private bool EndsWithNumber(ReadOnlySpan<char> number, ReadOnlySpan<char> before, int next)
    {
        if (number.Length > 2)
            return true;

        if (char.IsDigit(_text[next]) || char.IsLower(_text[next]) || Ordinals.StartsWithNoun(_text[next..end]))
            return false;

        return SentenceOpeners.StartsWith(_text[next..end]) || !Ordinals.IsDeterminer(before);
    }

    /// <summary>Whether a sentence begins with a word and its number: "Step 3. Then".</summary>
    private bool IsLabel(ReadOnlySpan<char> number, ReadOnlySpan<char> before, int wordStart) =>
        before.Length > 1 && char.IsUpper(before[0]) && IsFirst(wordStart) && !SentenceOpeners.StartsWith(before) &&
        (!number.ContainsAnyExcept("IVX") || number.Length <= 3 && char.IsAsciiDigit(number[0]));

    private (int Start, int End) WordBefore(int at)
    {
        var floor = Math.Max(start, at - MaxLookBehind);
        while (at > floor && char.IsWhiteSpace(_text[at - 1]))
            at--;

        var wordEnd = at;
        while (at > floor && char.IsLetter(_text[at - 1]))
            at--;

        return (at, wordEnd);
    }

    private AbbreviationKind KindOf(ReadOnlySpan<char> word, int wordStart)
    {
        const int LongestJoined = 4;

        var before = wordStart - 1;
        while (before > start && wordStart - before < MaxLookBehind && char.IsWhiteSpace(_text[before]))
            before--;

        // "z. B." is "z.B.", "p. ex." is "p.ex."
        if (word.Length <= LongestJoined && before > start && _text[before] == '.' && char.IsLetter(_text[before - 1]) &&
            (before - 1 == start || !char.IsLetterOrDigit(_text[before - 2])) &&
            Abbreviations.KindOf([_text[before - 1], '.', .. word]) is not AbbreviationKind.None and var joined)
        {
            return joined;
        }

        if (word.Length > 1)
            return Abbreviations.KindOf(word);

        // A syllable or a word of a script without letters is no initial, nor is the rest of "don't", "R&D" or "km/h".
        if (word[0] is >= '\u1100' and not (>= '\u1E00' and <= '\u1FFF') || !char.IsLetter(word[0]) || !StandsAlone(wordStart))
            return AbbreviationKind.None;

        var isUnit = before >= start && char.IsDigit(_text[before]) && word[0] is 'g' or 'h' or 'l' or 'm' or 's' or 't';
        return isUnit ? AbbreviationKind.None : AbbreviationKind.MayEnd;
    }

    // A quote within a Hebrew acronym opens nothing.
    private bool StandsAlone(int wordStart) =>
        wordStart == start || char.IsWhiteSpace(_text[wordStart - 1]) || _text[wordStart - 1] is '-' or '\u2010' ||
        "([{\"\u201C\u201E\u00AB".Contains(_text[wordStart - 1], StringComparison.Ordinal) && (wordStart - 1 == start || !char.IsLetterOrDigit(_text[wordStart - 2]));

    private int WordStart()
    {
        var at = stop;
        var floor = Math.Max(start, stop - MaxLookBehind);
        while (at > floor && IsPartOfWord(_text[at - 1]))
            at--;

        return at;
    }

    private static bool IsPartOfWord(char c) =>
        char.IsLetterOrDigit(c) || c is '.' or '\u00B0' ||
        c >= '\u0300' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>The first letter or digit behind the stops; the end of the block if there is none near.</summary>
    private int NextWord()
    {
        var limit = Math.Min(end, after + SentenceBreaks.MaxLookAhead);
        for (var at = after; at < limit; at++)
        {
            if (char.IsLetterOrDigit(_text[at]))
                return at;
        }

        return end;
    }

    /// <summary>Whether a word can begin a sentence: not in small letters, unless it is like "iPhone" or "b)", or all is in small letters.</summary>
    private bool CanBegin(int at) =>
        !char.IsLower(_text[at]) || at + 1 < end && (char.IsUpper(_text[at + 1]) || _text[at + 1] == ')') || !HasCapital();

    private bool HasCapital()
    {
        foreach (var c in _text[start..Math.Min(stop, start + MaxLookBehind)])
        {
            if (char.IsUpper(c))
                return true;
        }

        return false;
    }

    /// <summary>Whether no word of the sentence stands before an offset.</summary>
    private bool IsFirst(int at)
    {
        const int MaxSigns = 4;

        if (at - start > MaxSigns)
            return false;

        foreach (var c in _text[start..at])
        {
            if (char.IsLetterOrDigit(c))
                return false;
        }

        return true;
    }

    /// <summary>Whether a word at the beginning of a sentence counts it: 1, 2.3, a, B, iv.</summary>
    private static bool IsItemMarker(ReadOnlySpan<char> word)
    {
        const int LongestRoman = 5;
        const int MaxDigits = 3;

        if (word.Length == 1 && char.IsLetterOrDigit(word[0]) || word.Length <= LongestRoman && (IsRoman(word) || !word.ContainsAnyExcept("ivxl")))
            return true;

        return !word.ContainsAnyExcept(NumberCharacters) && word[(word.LastIndexOf('.') + 1)..].Length <= MaxDigits;
    }

    private static bool IsRoman(ReadOnlySpan<char> word) => !word.ContainsAnyExcept("IVXLC");

    private bool StartsWithRoman(int at)
    {
        const int Longest = 8;

        var length = _text[at..Math.Min(end, at + Longest)].IndexOfAnyExcept("IVXLC");
        return length > 1 && !char.IsLetter(_text[at + length]);
    }

    /// <summary>Whether a stop of another script stands within a sentence: "３．１４", "「はい。」と言った".</summary>
    private bool IsNumberedOrQuoted() =>
        _text[stop] == '\uFF0E' && char.IsDigit(_text[stop - 1]) || after > rowEnd && _text[after] == 'と';

    private bool StandsBetweenIdeographs() =>
        IsIdeograph(_text[stop - 1]) && IsIdeograph(_text[after]) && !_text[Math.Max(start, stop - MaxLookBehind)..stop].Contains('/');

    private static bool IsIdeograph(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');
}
