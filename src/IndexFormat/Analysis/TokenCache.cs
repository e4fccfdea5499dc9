namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>Remembers the tokens of chains already met: text repeats its words, so folding and stemming run once per spelling.</summary>
internal sealed class TokenCache
{
    // About 30 MB when full. A text with more distinct spellings is mostly unique ones, which no cache helps.
    private const int Capacity = 1 << 17;

    private readonly Dictionary<string, ChainToken[]> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChainToken[]>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly ChainTokens _tokens = new();

    public TokenCache() => _bySpan = _entries.GetAlternateLookup<ReadOnlySpan<char>>();

    public ChainToken[] TokensOf(ReadOnlySpan<char> chain)
    {
        if (_bySpan.TryGetValue(chain, out var known))
            return known;

        if (_entries.Count >= Capacity)
            _entries.Clear();

        var tokens = _tokens.Tokenize(chain);
        _bySpan[chain] = tokens;
        return tokens;
    }
}
