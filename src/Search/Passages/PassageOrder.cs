namespace DocumentSearch.Search.Passages;

/// <summary>Orders the passages of many documents.</summary>
internal static class PassageOrder
{
    /// <summary>The best documents whose passages are looked at.</summary>
    public const int Pool = 50;

    /// <summary>Passages of a document that are looked at, at most.</summary>
    public const int OfDocument = 5;

    // What the score of its document counts for, beside its own: a passage is understood by what is around it.
    private const double OfDocumentScore = 10;

    /// <summary>What is asked for, so that its passages can be ordered.</summary>
    public static SearchRequest Request(SearchRequest request) =>
        request with { Offset = 0, Top = Pool, PassagesPerHit = OfDocument, Order = HitOrder.Score, Reverse = false, Explain = false };

    /// <summary>Each passage as a hit of its own, best first; and what has none, by its document.</summary>
    /// <param name="hits">The documents, with their passages.</param>
    public static IEnumerable<Hit> Of(IReadOnlyList<Hit> hits)
    {
        var best = hits.Count == 0 ? 1 : Math.Max(double.Epsilon, hits.Max(static h => h.Score));
        return hits
            .SelectMany(h => h.Passages.Count == 0 ? [Scored(h, 0, best)] : h.Passages.Select(p => Scored(h, p.OwnScore, best) with { Passages = [p with { Score = p.OwnScore }] }))
            .OrderByDescending(static h => h.Score)
            .ThenBy(static h => h.Path, StringComparer.Ordinal)
            .ThenBy(static h => h.Passages is [var passage, ..] ? passage.Start : 0);
    }

    private static Hit Scored(Hit hit, double score, double best) => hit with { Score = score + OfDocumentScore * hit.Score / best };
}
