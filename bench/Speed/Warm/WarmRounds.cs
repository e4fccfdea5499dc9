using DocumentSearch.EndToEnd;
using DocumentSearch.IndexFormat;
using DocumentSearch.Speed.Indexes;
using DocumentSearch.Speed.Queries;

namespace DocumentSearch.Speed.Warm;

/// <summary>
/// Times the queries of each class, ours and Java Lucene in turn, class by class: whatever else the machine does meets both alike.
/// </summary>
internal static class WarmRounds
{
    private const QueryClass Threaded = QueryClass.Or3;
    private const double ThreadedSeconds = 3;

    public static WarmResults Run(WarmOptions options)
    {
        var queries = Wanted(ClassedQuery.Read(options.Queries), options.Classes);
        var engines = new List<IWarmEngine>();
        try
        {
            engines.AddRange(Ours(options, queries));
            if (options.Java is { } java)
                engines.Add(new JavaEngine(JavaDriver.Provide().Warm(java, options.Queries)));

            var classes = queries.Select(static query => query.Class).Distinct().ToList();
            var hits = Hits(engines, classes);
            WarmUp(engines, classes, options.WarmUp);
            var times = Turns(engines, classes, options);
            var words = queries.ToLookup(static query => query.Class, static query => query.Words);
            return new WarmResults(
                [.. engines.Select(static engine => new WarmIndex(engine.Name, engine.Index.Documents, engine.Index.Segments))],
                [.. times.Select(one => new ClassTimes(one.Key.Class, one.Key.Engine, [.. words[one.Key.Class]], hits[one.Key], one.Value))],
                options.Threads && classes.Contains(Threaded) ? [.. engines.OfType<OurEngine>().Select(ThreadsOf)] : []);
        }
        finally
        {
            engines.ForEach(static engine => engine.Dispose());
        }
    }

    private static List<ClassedQuery> Wanted(IReadOnlyList<ClassedQuery> queries, IReadOnlyList<string> classes)
    {
        if (classes.FirstOrDefault(name => queries.All(query => ClassedQuery.NameOf(query.Class) != name)) is { } unknown)
            throw new BenchmarkException($"--classes {unknown}: there are no such queries");

        return [.. queries.Where(query => classes.Count == 0 || classes.Contains(ClassedQuery.NameOf(query.Class), StringComparer.Ordinal))];
    }

    private static IEnumerable<IWarmEngine> Ours(WarmOptions options, List<ClassedQuery> queries)
    {
        var location = IndexLocation.At(options.Ours);
        if (!location.Exists)
            throw new BenchmarkException($"{options.Ours}: there is no index here; make one with: index PACKED --ours {options.Ours}");

        var plain = OurEngine.Plain(location, queries);
        if (options.Settings.Count == 0 || options.Settings.Contains(plain.Name, StringComparer.Ordinal))
            yield return plain;

        if (options.Settings.Count == 0 || options.Settings.Contains("full", StringComparer.Ordinal))
            yield return OurEngine.Full(location, queries, plain.Index);
    }

    private static Dictionary<(QueryClass Class, string Engine), IReadOnlyList<int>> Hits(List<IWarmEngine> engines, List<QueryClass> classes) =>
        classes.SelectMany(queryClass => engines.Select(engine => (queryClass, engine)))
            .ToDictionary(static pair => (pair.queryClass, pair.engine.Name), static pair => pair.engine.Count(pair.queryClass));

    // Twice over all of them: compiled code settles only when all of it has run often.
    private static void WarmUp(List<IWarmEngine> engines, List<QueryClass> classes, double seconds)
    {
        foreach (var (queryClass, engine) in Enumerable.Repeat(classes, 2).SelectMany(static all => all).SelectMany(queryClass => engines.Select(engine => (queryClass, engine))))
            engine.WarmUp(queryClass, seconds / 2);
    }

    private static Dictionary<(QueryClass Class, string Engine), List<IReadOnlyList<QueryTime>>> Turns(
        List<IWarmEngine> engines, List<QueryClass> classes, WarmOptions options)
    {
        var times = new Dictionary<(QueryClass Class, string Engine), List<IReadOnlyList<QueryTime>>>();
        for (var turn = 1; turn <= options.Turns; turn++)
        {
            Console.Error.WriteLine($"turn {turn} of {options.Turns}");
            foreach (var (queryClass, engine) in classes.SelectMany(queryClass => engines.Select(engine => (queryClass, engine))))
            {
                if (!times.TryGetValue((queryClass, engine.Name), out var known))
                    times[(queryClass, engine.Name)] = known = [];

                known.Add(engine.Time(queryClass, options.Rounds));
            }
        }

        return times;
    }

    private static ThreadedRate ThreadsOf(OurEngine engine)
    {
        List<(double One, double Two)> rates = [];
        for (var i = 0; i < 3; i++)
            rates.Add((engine.Throughput(Threaded, 1, ThreadedSeconds), engine.Throughput(Threaded, 2, ThreadedSeconds)));

        return new ThreadedRate(engine.Name, Threaded, [.. rates.Select(static rate => rate.One)], [.. rates.Select(static rate => rate.Two)]);
    }
}
