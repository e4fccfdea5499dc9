using System.Diagnostics;
using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.IndexFormat;
using DocumentSearch.Search;
using DocumentSearch.Speed.Queries;

namespace DocumentSearch.Speed.Warm;

/// <summary>Our engine, in this process.</summary>
internal sealed class OurEngine : IWarmEngine
{
    private readonly IDisposable _opened;
    private readonly Func<string, int> _search;
    private readonly ILookup<QueryClass, string> _queries;

    private OurEngine(string name, (int Documents, int Segments) index, IDisposable opened, Func<string, int> search, IEnumerable<ClassedQuery> queries)
    {
        (Name, Index, _opened, _search) = (name, index, opened, search);
        _queries = queries.ToLookup(static query => query.Class, static query => query.Typed);
    }

    public string Name { get; }

    public (int Documents, int Segments) Index { get; }

    /// <summary>The first stage alone.</summary>
    public static OurEngine Plain(IndexLocation location, IEnumerable<ClassedQuery> queries)
    {
        var plain = new PlainSearch(location);
        return new OurEngine("plain", (plain.Documents, plain.Segments), plain, plain.Search, queries);
    }

    /// <summary>All that a search does by default, passages and highlights included.</summary>
    public static OurEngine Full(IndexLocation location, IEnumerable<ClassedQuery> queries, (int Documents, int Segments) index)
    {
        var searcher = Searcher.Open(location);
        // A measurement waits, or the slowest would look quicker than they are.
        var request = new SearchRequest("") { Timeout = TimeSpan.FromHours(1) };
        return new OurEngine("full", index, searcher, query => searcher.Search(request with { Query = query }, CancellationToken.None).Total, queries);
    }

    public IReadOnlyList<int> Count(QueryClass queryClass) => [.. _queries[queryClass].Select(_search)];

    public void WarmUp(QueryClass queryClass, double seconds)
    {
        var started = Stopwatch.GetTimestamp();
        while (_queries.Contains(queryClass) && Stopwatch.GetElapsedTime(started).TotalSeconds < seconds)
            Time(queryClass, rounds: 1);
    }

    public IReadOnlyList<QueryTime> Time(QueryClass queryClass, int rounds)
    {
        var queries = _queries[queryClass].ToList();
        var times = queries.ConvertAll(_ => new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < queries.Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                _search(queries[i]);
                times[i][round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }

        return times.ConvertAll(static of => Spread.Of(of) is var spread ? new QueryTime(spread.Min, spread.Median) : default);
    }

    /// <summary>Queries of a class answered in a second by so many threads, each with the queries in turn from another one on.</summary>
    public double Throughput(QueryClass queryClass, int threads, double seconds)
    {
        var queries = _queries[queryClass].ToList();
        var started = Stopwatch.GetTimestamp();
        long answered = 0;
        var running = Enumerable.Range(0, threads).Select(thread => new Thread(() =>
        {
            for (var i = thread * queries.Count / threads; Stopwatch.GetElapsedTime(started).TotalSeconds < seconds; i++)
            {
                _search(queries[i % queries.Count]);
                Interlocked.Increment(ref answered);
            }
        })).ToList();
        running.ForEach(static thread => thread.Start());
        running.ForEach(static thread => thread.Join());
        return answered / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public void Dispose() => _opened.Dispose();
}
