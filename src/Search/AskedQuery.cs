using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Search.Match;
using DocumentSearch.Search.Match.Expansion;
using DocumentSearch.Search.Match.Filters;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search;

/// <summary>A query on its way: as it was understood, and as it is matched against one index.</summary>
internal sealed class AskedQuery
{
    /// <summary>The query without words that count for nothing.</summary>
    public required QueryNode.Group Query { get; init; }

    /// <summary>As it is matched; null if nothing is left to look for.</summary>
    public required MatchTree? Tree { get; init; }

    public required TextAnalyzer Analyzer { get; init; }

    public required TermDictionary Dictionary { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>What was left out or repaired.</summary>
    public required IReadOnlyList<QueryProblem> Notices { get; init; }

    /// <summary>The canonical line.</summary>
    public string Understood => CanonicalQuery.Of(Query);

    public static AskedQuery Of(
        SearchRequest request, TextAnalyzer analyzer, TermDictionary dictionary, FilterBuilder filters, Expander expander, TimeZoneInfo zone)
    {
        var functionWords = FunctionWords.Of(analyzer.Language);
        // Words that count for nothing need not be there, unless somebody says so of each, or there are no others.
        var parsed = QueryParser.Parse(request.Query, request.RequireAll, except: functionWords);
        var notices = new List<QueryProblem>(parsed.Notices);
        var query = new FunctionWordDrop(functionWords).From(parsed.Root);
        if (request.RequireAll)
            query = ReferenceEquals(query, parsed.Root) ? QueryParser.Parse(request.Query, requireAll: true).Root : Simplification.Of(query);

        return new AskedQuery
        {
            Query = query,
            Tree = TreeBuilder.Build(query, analyzer, dictionary, filters, expander, notices),
            Analyzer = analyzer,
            Dictionary = dictionary,
            Zone = zone,
            Notices = notices,
        };
    }

    /// <summary>Why the query cannot be answered; null if it can.</summary>
    public QueryProblem? Problem(SearchRequest request)
    {
        if (request.Strict && Notices is [var first, ..])
            return first;

        if (Tree is null)
            return Notices.Count > 0 && !string.IsNullOrWhiteSpace(request.Query) && Understood.Length > 0 ? Notices[^1] : Nothing(request.Query);

        return AsksForSomething(Tree.Root)
            ? null
            : new QueryProblem("the query only says what to leave out; add a word to look for", 0, request.Query.Length);
    }

    private static QueryProblem Nothing(string query) => string.IsNullOrWhiteSpace(query)
        ? new QueryProblem("the query is empty; type a word to look for", 0, 0)
        : new QueryProblem("the query has no words; type a word to look for", 0, query.Length);

    private static bool AsksForSomething(MatchNode node) => node is not MatchNode.Group group || group.Required.Concat(group.Optional).Any(AsksForSomething);
}
