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

    private static Query OfGroup(MatchNode.Group group)
    {
        if (group is { Required.Count: 0, Optional: [MatchNode.One { Leaf.Alternatives.Count: 1 } only], Excluded.Count: 0 })
            return Of(only);

        var query = new BooleanQuery();
        foreach (var child in group.Required)
            query.Add(Of(child), Occur.MUST);
        AddOptional(query, group.Optional);
        foreach (var child in group.Excluded)
            query.Add(Of(child), Occur.MUST_NOT);

        // Lucene finds nothing for a group that only excludes; inside a larger query it means "everything but".
        if (group.Required.Count + group.Optional.Count == 0)
            query.Add(new MatchAllDocsQuery { Boost = 0 }, Occur.MUST);

        return query;
    }

    // Terms side by side in one query are scored several times faster than queries nested in it. A term that joins two
    // neighbours is an alternative of both and stands once.
    private static void AddOptional(BooleanQuery query, IReadOnlyList<MatchNode> optional)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var child in optional)
        {
            if (child is not MatchNode.One { Leaf: { HasOnlyTerms: true } leaf })
            {
                query.Add(Of(child), Occur.SHOULD);
                continue;
            }

            foreach (var alternative in leaf.Alternatives.Where(a => terms.Add(a.Terms[0])))
                query.Add(OfAlternative(alternative), Occur.SHOULD);
        }
    }

    private static Query OfLeaf(Leaf leaf)
    {
        if (leaf.Alternatives.Count == 1)
            return OfAlternative(leaf.Alternatives[0]);

        // Spellings of one word: the best one counts, so that "cease-fire" is not scored twice for itself and its parts.
        var best = new DisjunctionMaxQuery(0);
        foreach (var alternative in leaf.Alternatives)
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
