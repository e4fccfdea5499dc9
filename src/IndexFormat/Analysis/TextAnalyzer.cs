using System.Text;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// Text to terms, the same for documents and queries. One pass over the characters finds chains; each chain's tokens come
/// from a cache. Not safe for use by several threads at once: give each its own.
/// </summary>
public sealed class TextAnalyzer
{
    private readonly TokenCache _cache = new();

    /// <summary>All tokens of a text, by position; a joined compound stands before its parts.</summary>
    /// <param name="text">The text.</param>
    public IReadOnlyList<AnalyzedToken> Analyze(ReadOnlySpan<char> text)
    {
        var tokens = new List<AnalyzedToken>();
        var position = -1;
        for (var at = 0; ChainScanner.TryNext(text, at, out var start, out var end); at = end)
        {
            foreach (ref readonly var token in TokensOf(text[start..end]).Span)
            {
                position += token.PositionIncrement;
                var term = Encoding.UTF8.GetString(Terms, token.TermOffset, token.TermLength);
                tokens.Add(new AnalyzedToken(term, start + token.Start, start + token.End, position, token.Kind));
            }
        }

        return tokens;
    }

    internal byte[] Terms => _cache.Terms;

    internal ReadOnlyMemory<CachedToken> TokensOf(ReadOnlySpan<char> chain) => _cache.TokensOf(chain);
}
