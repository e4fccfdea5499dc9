using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.Speed.Queries;

namespace DocumentSearch.Speed.Warm;

/// <summary>The index that an engine answers from.</summary>
internal sealed record WarmIndex(string Engine, int Documents, int Segments);

/// <summary>Queries of a class answered in a second, by one thread and by two, in turn.</summary>
/// <param name="Engine">The engine's name.</param>
/// <param name="Class">The class.</param>
/// <param name="One">By one thread.</param>
/// <param name="Two">By two.</param>
internal sealed record ThreadedRate(string Engine, QueryClass Class, IReadOnlyList<double> One, IReadOnlyList<double> Two)
{
    /// <summary>How many times as many two threads answer.</summary>
    public double Ratio => Spread.Of(One.Zip(Two, static (one, two) => two / one)).Median;
}

/// <summary>Everything the warm benchmark found.</summary>
/// <param name="Indexes">The index of each engine.</param>
/// <param name="Times">What each engine took for each class.</param>
/// <param name="Threads">What two threads give; none if that was not measured.</param>
internal sealed record WarmResults(IReadOnlyList<WarmIndex> Indexes, IReadOnlyList<ClassTimes> Times, IReadOnlyList<ThreadedRate> Threads);
