using DocumentSearch.IndexFormat;
using DocumentSearch.Search.Match.Filters;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace DocumentSearch.Search.Match;

/// <summary>Turns a match tree into the query that Lucene ranks documents by.</summary>
internal sealed class LuceneQueries(TermDictionary dictionary, Budget budget)
{
    // The bound on a query's size is MatchTree.MaxLeaves; Lucene's own, 1,024 clauses, is static and counts otherwise.
    static LuceneQueries() => BooleanQuery.MaxClauseCount = int.MaxValue;

    /// <summary>The query, without the filters at its root: those are asked of hits only.</summary>
    public Query OfRoot(MatchNode.Group root) => OfGroup(MatchTree.WithoutFilters(root));

    /// <summary>Finds every part that may belong to a hit: those with any of the words, or all, if the query can do without.</summary>
    public Query OfAny(MatchTree tree)
    {
        var query = new BooleanQuery();
        foreach (var leaf in tree.PositiveLeaves)
            query.Add(OfLeaf(leaf), Occur.SHOULD);

        if (tree.CanDoWithoutWords)
            query.Add(Everything(null), Occur.SHOULD);

        return query;
    }

    /// <summary>Ranks by one leaf.</summary>
    public Query OfLeaf(Leaf leaf) => leaf.Alternatives is [{ Occurs: Occurs.OneTerm { Field: IndexFields.Body } term, Boost: var boost }]
        ? new TermQuery(new Term(term.Field, term.Text)) { Boost = boost * leaf.Factor }
        : new LeafQuery(leaf, dictionary, budget);

    /// <summary>Scores one leaf, without a query around it.</summary>
    public LeafScores ScoresOf(Leaf leaf, IndexSearcher searcher) => new(leaf, searcher, dictionary, budget);

    private Query Of(MatchNode node) => node switch
    {
        MatchNode.One one => OfLeaf(one.Leaf),
        MatchNode.Only only => Everything(only.Filter),
        MatchNode.Group group => OfGroup(group),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private Query OfGroup(MatchNode.Group group)
    {
        if (group is { Required.Count: 0, Optional: [var only], Excluded.Count: 0 })
            return Of(only);

        var query = new BooleanQuery();
        foreach (var child in group.Required)
            query.Add(Of(child), Occur.MUST);
        foreach (var child in group.Optional)
            query.Add(Of(child), Occur.SHOULD);
        foreach (var child in group.Excluded)
            query.Add(Of(child), Occur.MUST_NOT);

        // Lucene finds nothing for a group that only excludes; here it means "everything but".
        if (group.Required.Count + group.Optional.Count == 0)
            query.Add(Everything(null), Occur.MUST);

        return query;
    }

    private static ConstantScoreQuery Everything(DocumentFilter? filter) => new(new FilterQuery(filter)) { Boost = 0 };
}
