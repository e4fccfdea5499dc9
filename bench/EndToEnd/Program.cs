using System.CommandLine;
using DocumentSearch.EndToEnd;

var runs = new Option<int>("--runs")
{
    Description = "How often each engine indexes the corpus; 0 keeps the indexes of the last time.",
    DefaultValueFactory = _ => 3,
};
var coldRuns = new Option<int>("--cold-runs")
{
    Description = "How often each query is put to each engine; 0 leaves the queries out.",
    DefaultValueFactory = _ => 15,
};
var refreshRuns = new Option<int>("--refresh-runs")
{
    Description = "How often each engine looks for changes in the corpus; 0 leaves that out.",
    DefaultValueFactory = _ => 9,
};
var languageRuns = new Option<int>("--language-runs")
{
    Description = "How often each query of the language, and each harmful one, is put to search; 0 leaves them out.",
    DefaultValueFactory = _ => 7,
};
var corpus = new Option<string?>("--corpus")
{
    Description = "Archive (.tar.zst) or folder of Markdown files; else shared/corpus/win32-docs.tar.zst beside the repository or above.",
};
var only = new Option<string?>("--only")
{
    Description = $"Measure only these, separated by commas: {string.Join(',', Benchmark.Peers.Select(peer => peer.Key))}.",
};
var skipBuild = new Option<bool>("--skip-build") { Description = "Measure what was built before." };
var formats = new Option<string?>("--formats")
{
    Description = "Folder of sample files (manifest.tsv, files/TYPE/): measures only search, on the good files of each type.",
};
var search = new Option<string?>("--search") { Description = "With --formats: the executable to measure; else it is built." };
var output = new Option<string?>("--out") { Description = "Folder for the report; else bench/runs/<date>-<machine>." };

var command = new RootCommand("Measures indexing and cold queries of search and of other engines, in turn, on one corpus.")
{
    runs, coldRuns, refreshRuns, languageRuns, corpus, only, skipBuild, formats, search, output,
};
command.SetAction(parsed =>
{
    try
    {
        var options = new BenchmarkOptions(
            parsed.GetValue(runs),
            parsed.GetValue(coldRuns),
            parsed.GetValue(refreshRuns),
            parsed.GetValue(languageRuns),
            parsed.GetValue(corpus),
            parsed.GetValue(only)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            parsed.GetValue(skipBuild),
            parsed.GetValue(formats),
            parsed.GetValue(search),
            parsed.GetValue(output));
        if (options.Formats is { } samples)
            FormatRates.Run(options, samples);
        else
            Benchmark.Run(options);
        return 0;
    }
    catch (BenchmarkException problem)
    {
        Console.Error.WriteLine(problem.Message);
        return 2;
    }
});
return command.Parse(args).Invoke();
