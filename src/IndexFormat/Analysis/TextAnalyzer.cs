using System.Text;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// Text to terms, the same for documents and queries. One pass over the characters finds chains; each chain's tokens come
/// from a cache. Not safe for use by several threads at once: give each its own.
/// </summary>
public sealed class TextAnalyzer
{
    /// <summary>All tokens of a text, by position; a joined compound stands before its parts.</summary>
    /// <param name="text">The text.</param>
    public IReadOnlyList<AnalyzedToken> Analyze(ReadOnlySpan<char> text)
    {
        var tokens = new List<AnalyzedToken>();
        var position = -1;
        for (var at = 0; ChainScanner.TryNext(text, at, out var start, out var end); at = end)
        {
            foreach (ref readonly var token in Cache.TokensOf(text[start..end]))
            {
                position += token.PositionIncrement;
                var term = Encoding.UTF8.GetString(Cache.Terms, token.TermOffset, token.TermLength);
                var form = Encoding.UTF8.GetString(Cache.Terms, token.FormOffset, token.FormLength);
                tokens.Add(new AnalyzedToken(term, form, start + token.Start, start + token.End, position, token.Length, token.Kind));
            }
        }

        return tokens;
    }

    internal TokenCache Cache { get; } = new();
}
