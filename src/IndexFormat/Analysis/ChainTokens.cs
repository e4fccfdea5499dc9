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
    private readonly StringBuilder _folded = new();
    private readonly List<(int Start, int End)> _parts = [];
    private readonly List<ChainToken> _tokens = [];

    /// <summary>The tokens of a chain, valid until the next call.</summary>
    public IReadOnlyList<ChainToken> Tokenize(ReadOnlySpan<char> chain)
    {
        _tokens.Clear();
        var wordEnd = WordEnd(chain);
        CompoundParts.Split(chain, wordEnd, _parts);
        if (_parts.Count == 1)
        {
            // The possessive is part of the surface form but not of the term.
            Add(Fold(chain, _parts[0]), chain[..wordEnd], 0, chain.Length, 1, TokenKind.Word);
            return _tokens;
        }

        var increment = 1;
        if (_parts.Count <= MaxJoinedParts && Add(Join(chain), chain[..wordEnd], 0, chain.Length, 1, TokenKind.Joined))
            increment = 0;

        foreach (var part in _parts)
        {
            if (Add(Fold(chain, part), chain[part.Start..part.End], part.Start, part.End, increment, TokenKind.Part))
                increment = 1;
        }

        if (_tokens is [{ Kind: TokenKind.Joined } joined, _, _, ..])
            _tokens[0] = joined with { Length = _tokens.Count - 1 };

        return _tokens;
    }

    private bool Add(string folded, ReadOnlySpan<char> surface, int start, int end, int increment, TokenKind kind)
    {
        if (folded.Length == 0)
            return false;

        _tokens.Add(new ChainToken(_stemmer.Stem(folded), WrittenForm.Of(folded, surface), start, end, increment, 1, kind));
        return true;
    }

    private string Fold(ReadOnlySpan<char> chain, (int Start, int End) part)
    {
        _folded.Clear();
        Folding.Append(_folded, chain[part.Start..part.End]);
        return _folded.ToString();
    }

    private string Join(ReadOnlySpan<char> chain)
    {
        _folded.Clear();
        for (var i = 0; i < _parts.Count; i++)
        {
            var (start, end) = _parts[i];
            // 1.0.21 is not 1021.
            if (i > 0 && chain[start - 1] == '.' && char.IsAsciiDigit(chain[start]) && char.IsAsciiDigit(chain[_parts[i - 1].End - 1]))
                _folded.Append('.');

            Folding.Append(_folded, chain[start..end]);
        }

        return _folded.ToString();
    }

    private static int WordEnd(ReadOnlySpan<char> chain) =>
        chain.Length > 2 && chain[^1] is 's' or 'S' && Connectors.IsApostrophe(chain[^2]) ? chain.Length - 2 : chain.Length;
}
