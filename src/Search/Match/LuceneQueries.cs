using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace DocumentSearch.Search.Match;

/// <summary>Turns a match tree into the query that Lucene ranks documents by.</summary>
internal static class LuceneQueries
{
    // The bound on a query's size is MatchTree.MaxLeaves; Lucene's own, 1,024 clauses, is static and counts otherwise.
    static LuceneQueries() => BooleanQuery.MaxClauseCount = int.MaxValue;

    public static Query Of(MatchNode node) => node switch
    {
        MatchNode.One one => OfLeaf(one.Leaf),
        MatchNode.Group group => OfGroup(group),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    /// <summary>Finds every part that may belong to a hit: those with any of the words, or all, if the query can do without.</summary>
    public static Query OfAny(MatchTree tree)
    {
        var query = new BooleanQuery();
        foreach (var leaf in tree.PositiveLeaves())
            query.Add(OfLeaf(leaf), Occur.SHOULD);

        if (tree.CanDoWithoutWords)
            query.Add(Everything(), Occur.SHOULD);

        return query;
    }

    private static Query OfGroup(MatchNode.Group group)
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

        // Lucene finds nothing for a group that only excludes; inside a larger query it means "everything but".
        if (group.Required.Count + group.Optional.Count == 0)
            query.Add(Everything(), Occur.MUST);

        return query;
    }

    private static ConstantScoreQuery Everything() => new(new IndexedDocuments()) { Boost = 0 };

    public static Query OfLeaf(Leaf leaf)
    {
        var query = OfAlternatives(leaf.Alternatives);
        query.Boost *= MathF.Sqrt(leaf.Repetitions);
        return query;
    }

    private static Query OfAlternatives(IReadOnlyList<Alternative> alternatives)
    {
        if (alternatives.Count == 1)
            return OfAlternative(alternatives[0]);

        // Spellings of one word: the best one counts, so that "cease-fire" is not scored twice for itself and its parts.
        var best = new DisjunctionMaxQuery(0);
        foreach (var alternative in alternatives)
            best.Add(OfAlternative(alternative));

        return best;
    }

    private static Query OfAlternative(Alternative alternative)
    {
        Query query;
        if (alternative.Terms.Count == 1)
        {
            query = new TermQuery(new Term(IndexFields.Body, alternative.Terms[0]));
        }
        else
        {
            var phrase = new PhraseQuery();
            foreach (var term in alternative.Terms)
                phrase.Add(new Term(IndexFields.Body, term));

            query = phrase;
        }

        query.Boost = alternative.Boost;
        return query;
    }
}
