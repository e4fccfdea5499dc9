using System.Buffers;
using System.Text;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// Turns a chain into tokens. A plain word is one token. A compound gives itself joined (cease-fire: ceasefire) and then
/// each of its parts at consecutive positions, so that it is found whole, joined, and by part; so does a compound within it.
/// </summary>
/// <param name="language">The language by which words are stemmed.</param>
internal sealed class ChainTokens(Language language)
{
    // Addresses and names have their parts in common: what a part gives is found out once. A few MB.
    private const int MaxWords = 1 << 14;

    // Beyond this a chain is data rather than a compound word, and only its parts are kept.
    private const int MaxJoinedParts = 32;

    private static readonly SearchValues<char> Separators = SearchValues.Create("-_.,@&/:");

    private readonly Stemmer _stemmer = new(language);
    private readonly Folding _folding = new();
    private readonly NormalText _normal = new();
    private readonly WrittenForm _written = new();
    private readonly StringBuilder _lower = new();
    private readonly StringBuilder _folded = new();
    private readonly List<(int Start, int End)> _parts = [];
    private readonly List<ChainToken> _tokens = [];
    private readonly Dictionary<string, (string Term, string Form)> _words = new(StringComparer.Ordinal);
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

        var wordEnd = WordEnd(text);
        CompoundParts.Split(text, wordEnd, _parts);
        var surface = chain[..PlaceOf(0, wordEnd).End];
        if (_parts is [var only])
        {
            // The possessive is part of the surface form but not of the term.
            Add(Word(text, only), surface, 0, chain.Length, 1, TokenKind.Word);
            return;
        }

        var joined = _parts.Count <= MaxJoinedParts && Add(Join(text, 0, _parts.Count), surface, 0, chain.Length, 1, TokenKind.Joined);
        AddParts(chain, text, joined, withPairs: false);
    }

    // C++ is not C, but whoever looks for C means it too.
    private void AddName(ReadOnlySpan<char> chain, ReadOnlySpan<char> text)
    {
        var name = Word(text, (0, 1)).Folded + text[1..].ToString();
        _tokens.Add(new ChainToken(name, _written.Of(name, chain), 0, chain.Length, 1, 1, TokenKind.Joined));
        Add(Word(text, (0, 1)), chain[..1], 0, 1, 0, TokenKind.Part);
    }

    private void AddRun(ReadOnlySpan<char> chain, ReadOnlySpan<char> text)
    {
        SplitCharacters(text);
        if (_parts.Count == 1)
        {
            Add(Word(text, _parts[0]), chain, 0, chain.Length, 1, TokenKind.Word);
            return;
        }

        var joined = _parts.Count is > 1 and <= MaxJoinedParts && Add(Word(text, (0, text.Length)), chain, 0, chain.Length, 1, TokenKind.Joined);
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
            if (!withPairs && AddCompoundsAt(chain, text, i, increment))
                increment = 0;

            if (!Add(text, chain, _parts[i], increment, TokenKind.Part))
                continue;

            increment = 1;
            length++;
            if (withPairs && i + 1 < _parts.Count)
                AddPair(chain, text, i);
        }

        if (joined)
            _tokens[0] = _tokens[0] with { Length = Math.Max(1, length) };

        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i] is { Kind: TokenKind.Inner } inner)
                _tokens[i] = inner with { Length = Math.Max(1, _tokens.Count(t => t.Kind == TokenKind.Part && t.Start >= inner.Start && t.End <= inner.End)) };
        }
    }

    // SharePoint-Server.cs holds SharePoint-Server, and this SharePoint. The longer comes first.
    private bool AddCompoundsAt(ReadOnlySpan<char> chain, ReadOnlySpan<char> text, int first, int increment)
    {
        var count = _tokens.Count;
        var longer = CompoundParts.EndOfCompound(text, _parts, first, CompoundBond.Hyphen);
        var shorter = CompoundParts.EndOfCompound(text, _parts, first, CompoundBond.Case);
        if (longer - first is > 1 and <= MaxJoinedParts && longer - first < _parts.Count)
            AddInnerCompound(chain, text, first, longer, increment);

        if (shorter - first > 1 && shorter < longer && shorter - first <= MaxJoinedParts)
            AddInnerCompound(chain, text, first, shorter, _tokens.Count > count ? 0 : increment);

        return _tokens.Count > count;
    }

    private void AddInnerCompound(ReadOnlySpan<char> chain, ReadOnlySpan<char> text, int first, int end, int increment)
    {
        var (start, stop) = PlaceOf(_parts[first].Start, _parts[end - 1].End);
        Add(Join(text, first, end), chain[start..stop], start, stop, increment, TokenKind.Inner);
    }

    private void AddPair(ReadOnlySpan<char> chain, ReadOnlySpan<char> text, int first)
    {
        if (Add(text, chain, (_parts[first].Start, _parts[first + 1].End), 0, TokenKind.Bigram))
            _tokens[^1] = _tokens[^1] with { Length = 2 };
    }

    // Its characters are those of other words: what they give stands where it stands.
    private void AddInner(ReadOnlySpan<char> chain)
    {
        _inner ??= new ChainTokens(language);
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
        return _isNormal
            ? AddPlain(text[part.Start..part.End], start, end, increment, kind)
            : Add(Word(text, part), chain[start..end], start, end, increment, kind);
    }

    private bool AddPlain(ReadOnlySpan<char> part, int start, int end, int increment, TokenKind kind)
    {
        var words = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (words.TryGetValue(part, out var known))
        {
            _tokens.Add(new ChainToken(known.Term, known.Form, start, end, increment, 1, kind));
            return true;
        }

        if (!Add(Word(part, (0, part.Length)), part, start, end, increment, kind))
            return false;

        if (_words.Count == MaxWords)
            _words.Clear();

        words[part] = (_tokens[^1].Term, _tokens[^1].Form);
        return true;
    }

    private bool Add((string Lower, string Folded) word, ReadOnlySpan<char> surface, int start, int end, int increment, TokenKind kind)
    {
        if (word.Folded.Length == 0)
            return false;

        var stem = language.StemsFolded ? _stemmer.Stem(word.Folded) : Fold(_stemmer.Stem(word.Lower));
        var term = stem.Length > 0 ? stem : word.Folded;
        _tokens.Add(new ChainToken(term, _written.Of(word.Folded, surface), start, end, increment, 1, kind));
        return true;
    }

    private (int Start, int End) PlaceOf(int start, int end) => _isNormal ? (start, end) : _normal.PlaceOf(start, end);

    // The possessive is no part of the word, nor in Turkish any ending behind an apostrophe.
    private int WordEnd(ReadOnlySpan<char> text)
    {
        if (language.IsTurkish && text.LastIndexOf('\'') is > 0 and var apostrophe && text[(apostrophe + 1)..].IndexOfAny(Separators) < 0)
            return apostrophe;

        return text.Length > 2 && text[^1] is 's' or 'S' && text[^2] == '\'' ? text.Length - 2 : text.Length;
    }

    private (string Lower, string Folded) Word(ReadOnlySpan<char> text, (int Start, int End) part)
    {
        _lower.Clear();
        Folding.AppendLower(_lower, text[part.Start..part.End], language.IsTurkish);
        return Folded();
    }

    private (string Lower, string Folded) Join(ReadOnlySpan<char> text, int first, int last)
    {
        _lower.Clear();
        for (var i = first; i < last; i++)
        {
            var (start, end) = _parts[i];
            // 1.0.21 is not 1021.
            if (i > first && text[start - 1] == '.' && char.IsDigit(text[start]) && char.IsDigit(text[_parts[i - 1].End - 1]))
                _lower.Append('.');

            Folding.AppendLower(_lower, text[start..end], language.IsTurkish);
        }

        return Folded();
    }

    private (string Lower, string Folded) Folded()
    {
        var lower = _lower.ToString();
        return (lower, Fold(lower));
    }

    private string Fold(string lower)
    {
        _folded.Clear();
        _folding.Append(_folded, lower);
        return _folded.Length == lower.Length && Ascii.IsValid(lower) ? lower : _folded.ToString();
    }
}
