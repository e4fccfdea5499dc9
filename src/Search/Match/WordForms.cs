using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Match;

/// <summary>
/// The ways a typed word may be written in the documents: cease-fire, ceasefire and cease fire find each other. What the
/// index's dictionary does not hold is never proposed.
/// </summary>
internal sealed class WordForms(TextAnalyzer analyzer, TermDictionary dictionary)
{
    // "the rapist" must not be found by "therapist": short pieces make words by accident.
    private const int MinPiece = 3;
    private const int MaxSplitLength = 40;
    private const float SplitBoost = 0.8f;

    // Pieces that are words by accident ("mess age") are far rarer than the word; those of a true compound are not.
    private const int MaxRarity = 10;

    private readonly FunctionWords _functionWords = FunctionWords.Of(analyzer.Language);

    /// <summary>The alternatives of one word; none if it holds no letters or digits.</summary>
    public List<Alternative> Of(string word)
    {
        var tokens = analyzer.Analyze(word);
        if (tokens.Count == 0)
            return [];

        var alternatives = new List<Alternative>();
        if (IsOneCompound(tokens))
        {
            alternatives.Add(new Alternative(Term(tokens[0])));
            // C++ is no other way to write C.
            if (tokens[0].Length > 1)
                alternatives.Add(new Alternative(TypedUnits.ByParts(tokens, Term)));

            return alternatives;
        }

        alternatives.Add(new Alternative(TypedUnits.EitherWay(tokens, Term)));
        if (tokens.Count == 1 && !analyzer.Language.StemsFolded)
            alternatives.AddRange(WithOtherAccents(tokens[0]));

        if (tokens.Count == 1 && Split(word.AsSpan(tokens[0].Start, tokens[0].End - tokens[0].Start)) is { } split)
            alternatives.Add(split);

        return alternatives;
    }

    // Where accents tell the stem, a word typed without them has another one than in the documents.
    private IEnumerable<Alternative> WithOtherAccents(AnalyzedToken token) => dictionary.Spellings(token.Form.Split('\0')[0])
        .Select(spelling => analyzer.Analyze(spelling))
        .Where(tokens => tokens is [{ } only] && only.Term != token.Term)
        .Select(tokens => tokens[0].Term).Distinct(StringComparer.Ordinal)
        .Select(term => new Alternative(new Occurs.OneTerm(IndexFields.Body, term)));

    /// <summary>Whether tokens are one compound and its parts; a possessive ending counts to the whole but to no part.</summary>
    public static bool IsOneCompound(IReadOnlyList<AnalyzedToken> tokens) =>
        tokens[0].Kind == TokenKind.Joined && tokens[0].End >= tokens[^1].End;

    /// <summary>The term of a token in the body.</summary>
    public static Occurs Term(AnalyzedToken token) => new Occurs.OneTerm(IndexFields.Body, token.Term) { Positions = token.Length };

    /// <summary>The term of a token among the forms.</summary>
    public static Occurs Form(AnalyzedToken token) => new Occurs.OneTerm(IndexFields.Forms, token.Form) { Positions = token.Length };

    /// <summary>
    /// A word and its neighbour as one word, if documents hold it so. It counts as much as the word by itself: the joined
    /// term is mostly far rarer, and hyphenated text, which holds both, must not win by its spelling.
    /// </summary>
    /// <param name="word">The word.</param>
    /// <param name="first">The first of the two.</param>
    /// <param name="second">The second of the two.</param>
    public Alternative? Joined(string word, string first, string second)
    {
        if (!IsPlainWord(first) || !IsPlainWord(second))
            return null;

        var joined = analyzer.Analyze(first + second);
        if (joined.Count != 1 || dictionary.DocumentCount(joined[0].Term) is not (> 0 and var count))
            return null;

        var wordCount = dictionary.DocumentCount(analyzer.Analyze(word)[0].Term);
        return new Alternative(Term(joined[0]), (float)Math.Min(1, dictionary.Rarity(wordCount) / dictionary.Rarity(count)));
    }

    private Alternative? Split(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 * MinPiece or > MaxSplitLength || !IsPlainWord(word))
            return null;

        Alternative? best = null;
        var whole = analyzer.Analyze(word)[0].Term;
        var bestCount = dictionary.DocumentCount(whole) / MaxRarity;
        for (var i = MinPiece; i <= word.Length - MinPiece; i++)
        {
            if (_functionWords.Contains(word[..i]) || _functionWords.Contains(word[i..]))
                continue;

            // "inject ion" is a word and its ending.
            if (OnlyTerm(word[..i]) is not { } left || left.Term == whole)
                continue;

            // Most beginnings are no words, so that nothing need be known of the rest.
            var count = dictionary.DocumentCount(left.Term);
            if (count <= bestCount || OnlyTerm(word[i..]) is not { } right)
                continue;

            count = Math.Min(count, dictionary.DocumentCount(right.Term));
            if (count <= bestCount)
                continue;

            bestCount = count;
            best = new Alternative(new Occurs.Adjacent([Term(left), Term(right)]), SplitBoost);
        }

        return best;
    }

    private AnalyzedToken? OnlyTerm(ReadOnlySpan<char> piece) => analyzer.Analyze(piece) is [var only] ? only : null;

    private bool IsPlainWord(ReadOnlySpan<char> word)
    {
        if (word.Length < MinPiece || _functionWords.Contains(word))
            return false;

        foreach (var c in word)
        {
            if (!char.IsLetter(c))
                return false;
        }

        return true;
    }
}
