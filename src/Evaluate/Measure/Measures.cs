namespace DocumentSearch.Evaluate.Measure;

/// <summary>
/// How good a ranking is, each from 0 to 1, as trec_eval defines them (github.com/usnistgov/trec_eval): a document is relevant if its
/// grade is above 0; what was not judged is not.
/// </summary>
/// <param name="Ndcg">
/// nDCG@10 (ndcg_cut_10): the sum of grade / log2(rank + 1) over the first 10, divided by what the judged documents could reach at best
/// (Järvelin and Kekäläinen, TOIS 20(4), 2002, with grades as gains).
/// </param>
/// <param name="AveragePrecision">The precision at each relevant document found, summed, divided by the number of relevant ones (map).</param>
/// <param name="Precision">P@10 (P_10): how many of the first 10 are relevant, divided by 10.</param>
/// <param name="Recall">R@100 (recall_100): how many of the relevant ones are among the first 100, divided by their number.</param>
/// <param name="ReciprocalRank">MRR@10: 1 / rank of the first relevant document, 0 if it is not among the first 10.</param>
public readonly record struct Measures(double Ndcg, double AveragePrecision, double Precision, double Recall, double ReciprocalRank)
{
    /// <summary>Documents that are looked at, at most.</summary>
    public const int Depth = 1000;

    private const int Near = 10;
    private const int Far = 100;

    /// <summary>The names of the measures, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["nDCG@10", "MAP", "P@10", "R@100", "MRR@10"];

    /// <summary>The measures, in the order of their names.</summary>
    public IReadOnlyList<double> Values => [Ndcg, AveragePrecision, Precision, Recall, ReciprocalRank];

    /// <summary>Measures a ranking.</summary>
    /// <param name="ranking">Numbers of the documents, best first, none twice.</param>
    /// <param name="grades">The judgments of its topic.</param>
    public static Measures Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> grades)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(grades);
        var best = grades.Values.Where(grade => grade > 0).OrderDescending().ToList();
        if (best.Count == 0)
            return default;

        double gain = 0, precisions = 0, reciprocal = 0;
        int found = 0, near = 0, far = 0;
        for (var i = 0; i < ranking.Count && i < Depth; i++)
        {
            if (grades.GetValueOrDefault(ranking[i]) is not (> 0 and var grade))
                continue;

            found++;
            precisions += (double)found / (i + 1);
            if (i < Far)
                far++;

            if (i >= Near)
                continue;

            near++;
            gain += Discounted(grade, i);
            reciprocal = Math.Max(reciprocal, 1.0 / (i + 1));
        }

        return new Measures(
            gain / best.Take(Near).Select(Discounted).Sum(), precisions / best.Count, (double)near / Near, (double)far / best.Count, reciprocal);
    }

    /// <summary>The means over topics; all 0 if there are none.</summary>
    /// <param name="topics">The measures of each.</param>
    public static Measures Mean(IReadOnlyCollection<Measures> topics) => topics is { Count: > 0 }
        ? new Measures(
            topics.Average(m => m.Ndcg),
            topics.Average(m => m.AveragePrecision),
            topics.Average(m => m.Precision),
            topics.Average(m => m.Recall),
            topics.Average(m => m.ReciprocalRank))
        : default;

    private static double Discounted(int grade, int index) => grade / Math.Log2(index + 2);
}
