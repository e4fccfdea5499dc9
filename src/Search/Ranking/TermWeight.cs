namespace DocumentSearch.Search.Ranking;

/// <summary>How common something is in an index.</summary>
/// <param name="Documents">Number of Lucene documents in which it stands.</param>
/// <param name="Occurrences">How often it stands in all of them; -1 where that is not known.</param>
internal readonly record struct TermCount(int Documents, long Occurrences = -1);

/// <summary>How much a term says about a document it stands in.</summary>
internal static class TermWeight
{
    /// <summary>Rarity times burstiness.</summary>
    public static double Of(TermCount count, int documents) => Rarity(count.Documents, documents) * Burstiness(count, documents);

    /// <summary>Rarity of what n of N documents hold: ln(1 + (N − n + 0.5) / (n + 0.5)), as BM25 weighs terms in Lucene.</summary>
    public static double Rarity(int count, int documents) => Math.Log(1 + (documents - count + 0.5) / (count + 0.5));

    /// <summary>
    /// How much a term clusters: words that documents are about come several times in few of them, others are spread. With r
    /// the number of documents it would stand in if it were spread by chance (Poisson), divided by those it stands in (residual
    /// idf is its logarithm: Church and Gale, 1995), this is (2r / (1 + r))²: 1 for a term spread by chance, at most 4.
    /// </summary>
    public static double Burstiness(TermCount count, int documents)
    {
        if (count.Occurrences < 0 || count.Documents <= 0 || documents <= 0)
            return 1;

        var spread = documents * (1 - Math.Exp(-(double)count.Occurrences / documents)) / count.Documents;
        var share = 2 * spread / (1 + spread);
        return share * share;
    }
}
