using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.Speed.Queries;

namespace DocumentSearch.Speed.Warm;

/// <summary>What one engine took for the queries of one class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Engine">The engine's name.</param>
/// <param name="Words">The words of each query.</param>
/// <param name="Hits">Documents that match each query.</param>
/// <param name="Turns">For each turn, the times of each query.</param>
internal sealed record ClassTimes(
    QueryClass Class, string Engine, IReadOnlyList<string> Words, IReadOnlyList<int> Hits, IReadOnlyList<IReadOnlyList<QueryTime>> Turns)
{
    /// <summary>The median over queries of the best time of each, in microseconds.</summary>
    public double Best => Spread.Of(BestOfQueries).Median;

    /// <summary>The slowest query by its best time.</summary>
    public double Slowest => BestOfQueries.Max();

    /// <summary>The words of that query.</summary>
    public string SlowestWords => Words.Zip(BestOfQueries).MaxBy(static pair => pair.Second).First;

    /// <summary>The median over queries of the median over turns of its median.</summary>
    public double Median => Spread.Of(Enumerable.Range(0, Hits.Count).Select(query => Spread.Of(Turns.Select(turn => turn[query].Median)).Median)).Median;

    /// <summary>The best time of each query.</summary>
    public IEnumerable<double> BestOfQueries => Enumerable.Range(0, Hits.Count).Select(query => Turns.Min(turn => turn[query].Best));

    /// <summary>Hits of all queries.</summary>
    public long TotalHits => Hits.Sum(static hits => (long)hits);
}
