using DocumentSearch.Speed.Queries;

namespace DocumentSearch.Speed.Warm;

/// <summary>The times of one query in one turn, in microseconds.</summary>
/// <param name="Best">The shortest.</param>
/// <param name="Median">The median.</param>
internal readonly record struct QueryTime(double Best, double Median);

/// <summary>An engine with its index open, in a setting; it knows the queries of each class.</summary>
internal interface IWarmEngine : IDisposable
{
    /// <summary>Name in the reports.</summary>
    string Name { get; }

    /// <summary>Number of documents and segments of its index.</summary>
    (int Documents, int Segments) Index { get; }

    /// <summary>For each query of a class, in order, how many documents match.</summary>
    IReadOnlyList<int> Count(QueryClass queryClass);

    /// <summary>Asks the queries of a class for some time.</summary>
    void WarmUp(QueryClass queryClass, double seconds);

    /// <summary>Asks each query of a class so many times, one after the other.</summary>
    IReadOnlyList<QueryTime> Time(QueryClass queryClass, int rounds);
}
