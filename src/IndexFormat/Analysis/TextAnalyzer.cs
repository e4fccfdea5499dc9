using System.Text;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// Text to terms, the same for documents and queries. One pass over the characters finds chains; each chain's tokens come
/// from a cache. Not safe for use by several threads at once: give each its own.
/// </summary>
/// <param name="language">The language by which words are stemmed.</param>
public sealed class TextAnalyzer(Language language)
{
    /// <summary>Makes an analyzer of English.</summary>
    public TextAnalyzer()
        : this(Language.Default)
    {
    }

    /// <summary>The language by which words are stemmed.</summary>
    public Language Language { get; } = language;

    /// <summary>All tokens of a text, by position; a joined compound stands before its parts.</summary>
    /// <param name="text">The text.</param>
    public IReadOnlyList<AnalyzedToken> Analyze(ReadOnlySpan<char> text)
    {
        var tokens = new List<AnalyzedToken>();
        var position = -1;
        var scanner = new ChainScanner(text);
        while (scanner.MoveNext())
        {
            var start = scanner.Start;
            foreach (ref readonly var token in Cache.TokensOf(text[start..scanner.End]))
            {
                position += token.PositionIncrement;
                var term = Encoding.UTF8.GetString(Cache.Terms, token.TermOffset, token.TermLength);
                var form = Encoding.UTF8.GetString(Cache.Terms, token.FormOffset, token.FormLength);
                tokens.Add(new AnalyzedToken(term, form, start + token.Start, start + token.End, position, token.Length, token.Kind));
            }
        }

        return tokens;
    }

    /// <summary>Number of words in a text that are too long for a token, and stand in several.</summary>
    /// <param name="text">The text.</param>
    public static int CountCutWords(ReadOnlySpan<char> text)
    {
        var (count, start) = (0, 0);
        while (text.Length - start > ChainScanner.MaxLength)
        {
            // No word goes on beyond white space: looked for from behind, it is found without a look at most characters.
            var space = text.Slice(start, ChainScanner.MaxLength + 1).LastIndexOfAny(' ', '\n', '\r');
            if (space >= 0)
            {
                start += space + 1;
                continue;
            }

            var length = text[start..].IndexOfAny(' ', '\n', '\r');
            var scanner = new ChainScanner(length < 0 ? text[start..] : text.Slice(start, length));
            while (scanner.MoveNext())
            {
            }

            count += scanner.CutWords;
            start = length < 0 ? text.Length : start + length;
        }

        return count;
    }

    internal TokenCache Cache { get; } = new(language);
}
