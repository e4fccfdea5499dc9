using System.Diagnostics;
using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Measure;

namespace DocumentSearch.Relevance.Warm;

/// <summary>Times two ways to answer in turn, so that whatever the machine does beside meets both alike.</summary>
internal static class InTurn
{
    /// <summary>The median time of each, in milliseconds.</summary>
    /// <exception cref="BenchmarkException">One of them found nothing.</exception>
    public static (double First, double Second) Medians(Func<int> first, Func<int> second, int rounds)
    {
        var (firstTimes, secondTimes) = (new List<double>(), new List<double>());
        for (var i = 0; i < rounds; i++)
        {
            firstTimes.Add(Milliseconds(first));
            secondTimes.Add(Milliseconds(second));
        }

        return (Spread.Of(firstTimes).Median, Spread.Of(secondTimes).Median);
    }

    private static double Milliseconds(Func<int> answer)
    {
        var start = Stopwatch.GetTimestamp();
        if (answer() == 0)
            throw new BenchmarkException("nothing was found for words of the index");

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
