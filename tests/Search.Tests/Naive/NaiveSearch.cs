using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search.Tests.Naive;

/// <summary>A place that matches, by its offsets.</summary>
/// <param name="Start">First character, a UTF-16 offset.</param>
/// <param name="End">One past the last.</param>
/// <param name="Kind">What kind of match it is.</param>
/// <param name="Surface">What of the query stands there.</param>
internal readonly record struct NaiveMatch(int Start, int End, HighlightKind Kind, string Surface);

/// <summary>Decides over queries as their language declares it, document by document, without an index.</summary>
internal sealed class NaiveSearch(IReadOnlyList<NaiveDocument> documents)
{
    // As declared in docs/query-syntax.md: pieces that are put together, or taken apart, have at least so many letters.
    private const int MinPiece = 3;

    private readonly TextAnalyzer _analyzer = new();
    private readonly FunctionWords _functionWords = FunctionWords.Of(Language.Default);

    public IReadOnlyList<NaiveDocument> Documents => documents;

    /// <summary>Whether a query asks for something, and not only says what to leave out.</summary>
    public static bool Asks(QueryNode node) => node is not QueryNode.Group group || group.Required.Concat(group.Optional).Any(Asks);

    /// <summary>What matches in a document; null if it is no hit.</summary>
    public List<NaiveMatch>? Matches(QueryNode.Group query, NaiveDocument document) => OfGroup(query, null, document)?.Distinct().ToList();

    /// <summary>The alternatives of which one is enough, where there are several; null if there are none.</summary>
    public static QueryNode.Group? All(QueryNode.Group query)
    {
        List<QueryNode> words = [.. query.Required.Count == 0 ? query.Optional : query.Required.Where(n => !n.IsFilter)];
        if (query.Required.Count > 0 && (query.Optional.Count > 0 || words.Count > 1))
            return null;

        var any = Alternatives(words);
        var distinct = any.DistinctBy(n => CanonicalQuery.Of(n is QueryNode.Boosted boosted ? boosted.Node : n)).ToList();
        return distinct.Count < 2 || distinct.All(n => n.IsFilter)
            ? null
            : new QueryNode.Group([.. query.Required.Where(n => n.IsFilter), .. any], [], query.Excluded);
    }

    // What parentheses hold together, with or without a boost or a field before them.
    private static List<QueryNode> Alternatives(List<QueryNode> words) => words switch
    {
        [QueryNode.Group { Required: [], Excluded: [] } group] => Alternatives([.. group.Optional]),
        [QueryNode.Boosted boosted] => Alternatives([boosted.Node]),
        [QueryNode.In within] =>
            Alternatives([within.Node]).ConvertAll<QueryNode>(n => within with { Node = n }),
        _ => words,
    };

    private List<NaiveMatch>? OfGroup(QueryNode.Group group, TextField? field, NaiveDocument document)
    {
        var required = group.Required.Select(n => Of(n, group.Required, field, document)).ToList();
        var optional = group.Optional.Select(n => Of(n, group.Optional, field, document)).ToList();
        var isHit = required.TrueForAll(m => m is not null)
            && (required.Count > 0 || optional.Count == 0 || optional.Exists(m => m is not null))
            && !group.Excluded.Any(n => Of(n, [], field, document) is not null);
        return isHit ? [.. required.Concat(optional).SelectMany(m => m ?? [])] : null;
    }

    // Null if it does not match. Siblings are the words that a word may be one with.
    private List<NaiveMatch>? Of(QueryNode node, IReadOnlyList<QueryNode> siblings, TextField? field, NaiveDocument document)
    {
        switch (node)
        {
            case { IsFilter: true } and not QueryNode.Group:
                return NaiveFilters.Pass(node, document) ? [] : null;
            case QueryNode.Boosted boosted:
                return Of(boosted.Node, siblings, field, document);
            case QueryNode.In within:
                return Of(within.Node, [], within.Field, document);
            case QueryNode.Group group:
                return OfGroup(group, field, document);
        }

        var tokens = document.Tokens.Where(t => field is null || document.IsIn(field.Value, t)).ToList();
        var places = new NaivePlaces(tokens);
        var found = places.Of(node);
        if (node is QueryNode.Word word)
            found = NaivePlaces.Distinct([.. found, .. Apart(word.Text, places), .. Together(word.Text, siblings).SelectMany(places.OfTerm)]);

        var surface = CanonicalQuery.Of(field is { } name ? new QueryNode.In(name, node) : node);
        return found.Count == 0 ? null : found.ConvertAll(p => new NaiveMatch(p.Start, p.EndOffset, KindOf(node), surface));
    }

    private static HighlightKind KindOf(QueryNode node) => node switch
    {
        QueryNode.Exact => HighlightKind.Exact,
        QueryNode.Pattern pattern => pattern.Text.TrimEnd('*').AsSpan().ContainsAny('*', '?') || pattern.Text[^1] == '?' ? HighlightKind.Wildcard : HighlightKind.Prefix,
        QueryNode.Regex => HighlightKind.Regex,
        QueryNode.Fuzzy => HighlightKind.Fuzzy,
        QueryNode.Near or QueryNode.Phrase { Slop: > 0 } => HighlightKind.Near,
        QueryNode.Phrase { Words: [QueryNode.Word only] } => NaivePlaces.TypedLength(only) > 1 ? HighlightKind.Phrase : HighlightKind.Word,
        QueryNode.Phrase { Words: [var only] } => KindOf(only),
        QueryNode.Phrase => HighlightKind.Phrase,
        _ => HighlightKind.Word,
    };

    // The words that it makes with those beside it, wherever it stands among its siblings.
    private IEnumerable<string> Together(string word, IReadOnlyList<QueryNode> siblings)
    {
        for (var i = 1; i < siblings.Count; i++)
        {
            if (siblings[i - 1] is QueryNode.Word first && siblings[i] is QueryNode.Word second && (first.Text == word || second.Text == word)
                && IsPlain(first.Text) && IsPlain(second.Text) && _analyzer.Analyze(first.Text + second.Text) is [var joined])
            {
                yield return joined.Term;
            }
        }
    }

    // A word as two, if documents hold both: those that are met most often, and not far more seldom than itself.
    private List<Place> Apart(string word, NaivePlaces places)
    {
        if (_analyzer.Analyze(word) is not [var whole] || word[whole.Start..whole.End] is not { Length: >= 2 * MinPiece and <= 40 } core || !IsPlain(core))
            return [];

        var best = Enumerable.Range(MinPiece, core.Length - (2 * MinPiece) + 1)
            .Select(i => (Left: core[..i], Right: core[i..]))
            .Where(p => !_functionWords.Contains(p.Left) && !_functionWords.Contains(p.Right))
            .Select(p => (Left: _analyzer.Analyze(p.Left), Right: _analyzer.Analyze(p.Right)))
            .Where(p => p.Left.Count == 1 && p.Right.Count == 1)
            .Select(p => (Left: p.Left[0].Term, Right: p.Right[0].Term))
            .Select(p => (p.Left, p.Right, Count: Math.Min(Count(p.Left), Count(p.Right))))
            .Where(p => p.Count > Count(whole.Term) / 10)
            .OrderByDescending(p => p.Count)
            .FirstOrDefault();
        return best.Count == 0 ? [] : NaivePlaces.Row([places.OfTerm(best.Left), places.OfTerm(best.Right)]);
    }

    private int Count(string term) => documents.Count(d => d.Tokens.Any(t => t.Term == term));

    private bool IsPlain(string word) => word.Length >= MinPiece && word.All(char.IsLetter) && !_functionWords.Contains(word);
}
