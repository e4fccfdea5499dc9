using System.Text;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// Turns a chain into tokens. A plain word is one token. A compound gives itself joined (cease-fire: ceasefire) and then
/// each of its parts at consecutive positions, so that it is found whole, joined, and by part.
/// </summary>
internal sealed class ChainTokens
{
    // Beyond this a chain is data rather than a compound word, and only its parts are kept.
    private const int MaxJoinedParts = 32;

    private readonly Stemmer _stemmer = new();
    private readonly Folding _folding = new();
    private readonly NormalText _normal = new();
    private readonly WrittenForm _written = new();
    private readonly StringBuilder _lower = new();
    private readonly StringBuilder _folded = new();
    private readonly List<(int Start, int End)> _parts = [];
    private readonly List<ChainToken> _tokens = [];
    private ChainTokens? _inner;
    private bool _isNormal;

    /// <summary>The tokens of a chain, valid until the next call.</summary>
    public IReadOnlyList<ChainToken> Tokenize(ReadOnlySpan<char> chain)
    {
        _tokens.Clear();
        _isNormal = Ascii.IsValid(chain);
        if (_isNormal)
        {
            AddWord(chain, chain);
            return _tokens;
        }

        if (EmojiSequence.Is(chain))
        {
            var picture = EmojiSequence.Fold(chain);
            var form = chain.SequenceEqual(picture) ? picture : $"{picture}{WrittenForm.Separator}{chain}";
            _tokens.Add(new ChainToken(picture, form, 0, chain.Length, 1, 1, TokenKind.Word));
            return _tokens;
        }

        _normal.Set(chain);
        switch (CharClasses.At(chain, 0, out _))
        {
            case CharClass.Alone:
                AddInner(chain);
                break;
            case CharClass.Ideograph:
                AddIdeographs(chain, _normal.Chars);
                break;
            case CharClass.Katakana or CharClass.Hangul:
                AddRun(chain, _normal.Chars);
                break;
            default:
                AddWord(chain, _normal.Chars);
                break;
        }

        return _tokens;
    }

    private void AddWord(ReadOnlySpan<char> chain, ReadOnlySpan<char> text)
    {
        if (text[^1] is '+' or '#')
        {
            AddName(chain, text);
            return;
        }

        var wordEnd = text.Length > 2 && text[^1] is 's' or 'S' && text[^2] == '\'' ? text.Length - 2 : text.Length;
        CompoundParts.Split(text, wordEnd, _parts);
        var surface = chain[..PlaceOf(0, wordEnd).End];
        if (_parts is [var only])
        {
            // The possessive is part of the surface form but not of the term.
            Add(Fold(text, only), surface, 0, chain.Length, 1, TokenKind.Word);
            return;
        }

        var joined = _parts.Count <= MaxJoinedParts && Add(Join(text), surface, 0, chain.Length, 1, TokenKind.Joined);
        AddParts(chain, text, joined, withPairs: false);
    }

    // C++ is not C, but whoever looks for C means it too.
    private void AddName(ReadOnlySpan<char> chain, ReadOnlySpan<char> text)
    {
        var name = Fold(text, (0, 1)) + text[1..].ToString();
        _tokens.Add(new ChainToken(name, _written.Of(name, chain), 0, chain.Length, 1, 1, TokenKind.Joined));
        Add(Fold(text, (0, 1)), chain[..1], 0, 1, 0, TokenKind.Part);
    }

    private void AddRun(ReadOnlySpan<char> chain, ReadOnlySpan<char> text)
    {
        SplitCharacters(text);
        if (_parts.Count == 1)
        {
            Add(Fold(text, _parts[0]), chain, 0, chain.Length, 1, TokenKind.Word);
            return;
        }

        var joined = _parts.Count is > 1 and <= MaxJoinedParts && Add(Fold(text, (0, text.Length)), chain, 0, chain.Length, 1, TokenKind.Joined);
        AddParts(chain, text, joined, withPairs: true);
    }

    // The second of two is a chain of its own, or together with the one behind it.
    private void AddIdeographs(ReadOnlySpan<char> chain, ReadOnlySpan<char> text)
    {
        SplitCharacters(text);
        if (_parts.Count > 0 && Add(text, chain, _parts[0], 1, TokenKind.Word) && _parts.Count > 1)
            AddPair(chain, text, 0);
    }

    private void AddParts(ReadOnlySpan<char> chain, ReadOnlySpan<char> text, bool joined, bool withPairs)
    {
        var (increment, length) = (joined ? 0 : 1, 0);
        for (var i = 0; i < _parts.Count; i++)
        {
            if (!Add(text, chain, _parts[i], increment, TokenKind.Part))
                continue;

            increment = 1;
            length++;
            if (withPairs && i + 1 < _parts.Count)
                AddPair(chain, text, i);
        }

        if (joined)
            _tokens[0] = _tokens[0] with { Length = Math.Max(1, length) };
    }

    private void AddPair(ReadOnlySpan<char> chain, ReadOnlySpan<char> text, int first)
    {
        if (Add(text, chain, (_parts[first].Start, _parts[first + 1].End), 0, TokenKind.Bigram))
            _tokens[^1] = _tokens[^1] with { Length = 2 };
    }

    // Its characters are those of other words: what they give stands where it stands.
    private void AddInner(ReadOnlySpan<char> chain)
    {
        _inner ??= new ChainTokens();
        var scanner = new ChainScanner(_normal.Chars);
        while (scanner.MoveNext())
        {
            foreach (var token in _inner.Tokenize(_normal.Chars[scanner.Start..scanner.End]))
            {
                var folded = token.Form.Split(WrittenForm.Separator)[0];
                _tokens.Add(token with { Form = _written.Of(folded, chain), Start = 0, End = chain.Length });
            }
        }
    }

    // Marks belong to the character before them; those at the beginning belong to what stands before the chain.
    private void SplitCharacters(ReadOnlySpan<char> text)
    {
        _parts.Clear();
        for (var i = 0; i < text.Length;)
        {
            var isMark = CharClasses.At(text, i, out var width) == CharClass.Mark;
            if (!isMark)
                _parts.Add((i, i + width));
            else if (_parts.Count > 0)
                _parts[^1] = (_parts[^1].Start, i + width);

            i += width;
        }
    }

    private bool Add(ReadOnlySpan<char> text, ReadOnlySpan<char> chain, (int Start, int End) part, int increment, TokenKind kind)
    {
        var (start, end) = PlaceOf(part.Start, part.End);
        return Add(Fold(text, part), chain[start..end], start, end, increment, kind);
    }

    private bool Add(string folded, ReadOnlySpan<char> surface, int start, int end, int increment, TokenKind kind)
    {
        if (folded.Length == 0)
            return false;

        _tokens.Add(new ChainToken(_stemmer.Stem(folded), _written.Of(folded, surface), start, end, increment, 1, kind));
        return true;
    }

    private (int Start, int End) PlaceOf(int start, int end) => _isNormal ? (start, end) : _normal.PlaceOf(start, end);

    private string Fold(ReadOnlySpan<char> text, (int Start, int End) part)
    {
        _folded.Clear();
        AppendFolded(text[part.Start..part.End]);
        return _folded.ToString();
    }

    private string Join(ReadOnlySpan<char> text)
    {
        _folded.Clear();
        for (var i = 0; i < _parts.Count; i++)
        {
            var (start, end) = _parts[i];
            // 1.0.21 is not 1021.
            if (i > 0 && text[start - 1] == '.' && char.IsDigit(text[start]) && char.IsDigit(text[_parts[i - 1].End - 1]))
                _folded.Append('.');

            AppendFolded(text[start..end]);
        }

        return _folded.ToString();
    }

    private void AppendFolded(ReadOnlySpan<char> word)
    {
        _lower.Clear();
        Folding.AppendLower(_lower, word);
        _folding.Append(_folded, _lower.ToString());
    }
}
