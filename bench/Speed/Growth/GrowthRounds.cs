using System.Text.Json;
using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.EndToEnd.Peers;
using DocumentSearch.Speed.Indexes;
using DocumentSearch.Speed.Queries;
using DocumentSearch.Speed.Synthetic;
using DocumentSearch.Speed.Warm;

namespace DocumentSearch.Speed.Growth;

/// <summary>
/// Measures the same with ever more documents. A larger collection begins with the documents of the smaller ones, and all are asked
/// the same queries, drawn from the smallest.
/// </summary>
internal static class GrowthRounds
{
    private const int QueriesOfAClass = 20;
    private const int ColdQueries = 10;

    public static IReadOnlyList<GrowthPoint> Run(GrowthOptions options)
    {
        new AptPackages().Provide([new("time", "/usr/bin/time")]);
        var folder = Directory.CreateDirectory(Path.Combine(Workspace.WorkFolderOf(Workspace.FindRepository()), "growth")).FullName;
        var queries = Path.Combine(folder, "queries.tsv");
        File.Delete(queries);
        var model = SyntheticCorpus.Model(options.Corpus);
        return [.. options.Documents.Select(documents => Point(documents, folder, queries, model, options))];
    }

    private static GrowthPoint Point(long documents, string folder, string queries, BigramModel model, GrowthOptions options)
    {
        var pack = Path.Combine(folder, "corpus.pack");
        var index = Path.Combine(folder, "index");
        if (Directory.Exists(index))
            Directory.Delete(index, recursive: true);

        var bytes = SyntheticCorpus.Write(model, pack, documents, options.Words, options.Seed);
        if (!File.Exists(queries))
            Draw(pack, queries, options.Seed);

        // A process of its own: what is in memory here is not the indexer's. Compiling all code once, well, is nearest to the native command;
        // compiling it again as it gets hot takes longer than indexing a small collection.
        var use = ResourceUse.Of(new Invocation(
            "env", "DOTNET_TieredCompilation=0", "dotnet", Path.Combine(AppContext.BaseDirectory, "DocumentSearch.Speed.dll"), "index", pack, "--ours", index));
        File.Delete(pack);
        var figures = JsonSerializer.Deserialize<IndexingFigures>(use.Run.Output)!;
        var warm = WarmRounds.Run(new WarmOptions(queries, index, Java: null, [], [], Turns: 3, Rounds: 5, WarmUp: 3) { Threads = false });
        var point = new GrowthPoint(documents, bytes, figures.Seconds, figures.CpuSeconds, use.PeakMegabytes, SizeOf(index), warm.Indexes[0].Segments)
        {
            Word = Times(warm, QueryClass.Medium),
            AnyOfThree = Times(warm, QueryClass.Or3),
            ColdMilliseconds = options.Search is { } search ? Cold(Path.GetFullPath(search), index, queries, options.ColdRuns) : null,
        };
        Directory.Delete(index, recursive: true);
        return point;
    }

    private static void Draw(string pack, string queries, ulong seed)
    {
        var dice = Dice.For(seed, -1);
        ClassedQuery.Write(queries, new QueryDraw(TextSample.Of(pack, dice), dice).Draw([QueryClass.Medium, QueryClass.Or3], QueriesOfAClass));
    }

    private static (double Plain, double Full) Times(WarmResults warm, QueryClass queryClass)
    {
        double Of(string engine) => warm.Times.Single(times => times.Class == queryClass && times.Engine == engine).Best;
        return (Of("plain"), Of("full"));
    }

    // The first round brings the index and the program into the file cache.
    private static double Cold(string search, string index, string queries, int runs)
    {
        var asked = ClassedQuery.Read(queries).Where(static query => query.Class == QueryClass.Or3).Take(ColdQueries).ToList();
        var milliseconds = new List<double>();
        for (var round = 0; round <= runs; round++)
        {
            foreach (var query in asked)
            {
                var run = ProcessRun.OrThrow(new Invocation(search, "for", query.Typed, "--no-refresh", "--index", index));
                if (round > 0)
                    milliseconds.Add(run.Seconds * 1000);
            }
        }

        return Spread.Of(milliseconds).Median;
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => file.Length);
}
