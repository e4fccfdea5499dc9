using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Match.Expansion;

/// <summary>What words with wildcards, expressions and misspelt words stand for in an index.</summary>
internal sealed class Patterns(TextAnalyzer analyzer, Expander expander, List<QueryProblem> notices)
{
    private readonly Dictionary<(string Pattern, bool Together), TermSet> _known = [];

    /// <summary>What a pattern stands for; null if it is left out, which is told.</summary>
    /// <param name="node">A word with wildcards, an expression or a misspelt word.</param>
    /// <param name="together">Whether it stands in a phrase, near something, or in a field.</param>
    public Occurs? Of(QueryNode node, bool together) => node switch
    {
        QueryNode.Pattern pattern => Of(pattern, together),
        QueryNode.Regex regex => Expand(regex, new Expression(regex.Text), together),
        QueryNode.Fuzzy fuzzy => Of(fuzzy, together),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private Occurs? Of(QueryNode.Pattern pattern, bool together)
    {
        var isWhole = true;
        var wildcards = Wildcards.Parse(pattern.Text, literal => Fold(literal, ref isWhole));
        if (wildcards is null)
            return LeftOut(pattern, "a pattern needs a letter or digit; it was left out");

        if (isWhole)
            return Expand(pattern, wildcards, together);

        // Where every character is a word of its own, beginning with some of them is a phrase.
        notices.Add(new QueryProblem("wildcards have no effect here, where words are not written apart; they were left out", pattern.Start, pattern.Length));
        return analyzer.Analyze(pattern.Text) is { Count: > 0 } tokens ? TypedUnits.EitherWay(tokens, WordForms.Term) : null;
    }

    private Occurs? Of(QueryNode.Fuzzy fuzzy, bool together)
    {
        var isWhole = true;
        var word = Fold(fuzzy.Text, ref isWhole);
        if (word.Length == 0)
            return null;

        var length = word.EnumerateRunes().Count();
        var edits = fuzzy.Edits > 0 ? Math.Min(fuzzy.Edits, Misspellings.MaxEdits) : Misspellings.EditsFor(length);
        if (edits > 0 && isWhole && length <= Misspellings.MaxLength)
            return Expand(fuzzy, new Misspellings(word, edits), together);

        if (edits > 0)
            notices.Add(new QueryProblem("such a word cannot be looked for misspelt; it is looked for as it is", fuzzy.Start, fuzzy.Length));

        return TypedUnits.EitherWay(analyzer.Analyze(fuzzy.Text), WordForms.Term);
    }

    private Occurs? Expand(QueryNode node, ITermMatcher matcher, bool together)
    {
        var key = (CanonicalQuery.Of(node), together);
        if (!_known.TryGetValue(key, out var terms))
        {
            if (!expander.CanExpand)
                return LeftOut(node, "the query has too many patterns; this one was left out");

            // The answer says that the time was over.
            if (!expander.HasTime)
                return null;

            _known[key] = terms = expander.Expand(matcher, together, out var leftOut);
            if (leftOut > 0)
                notices.Add(new QueryProblem($"too many words are meant by this; the {leftOut} rarest were left out", node.Start, node.Length));
        }

        return new Occurs.AnyTerm(terms);
    }

    private Occurs? LeftOut(QueryNode node, string message)
    {
        notices.Add(new QueryProblem(message, node.Start, node.Length));
        return null;
    }

    // As one word of the dictionary; several words in a row are none.
    private string Fold(string literal, ref bool isWhole)
    {
        var tokens = analyzer.Analyze(literal);
        if (tokens.Count == 0)
            return "";

        isWhole &= tokens.Count == 1 || WordForms.IsOneCompound(tokens);
        var form = tokens[0].Form;
        var mark = form.IndexOf('\0', StringComparison.Ordinal);
        return mark < 0 ? form : form[..mark];
    }
}
