using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.EndToEnd.Peers;
using DocumentSearch.Evaluate.Measure;

namespace DocumentSearch.Relevance.Rankers;

/// <summary>Another engine, through a driver in bench/Peers that takes the packed documents, an index, the topics and the run to write.</summary>
/// <param name="Key">For --only and for file names.</param>
/// <param name="Name">For the tables.</param>
/// <param name="Requirements">What it needs.</param>
/// <param name="Compile">How the driver is compiled.</param>
/// <param name="Program">How it is run, its arguments left out.</param>
internal sealed record DriverRanker(
    string Key, string Name, IReadOnlyList<Requirement> Requirements, Func<Invocation> Compile, Func<Invocation> Program) : IRanker
{
    public void Build() => ProcessRun.OrThrow(Compile());

    public Run Rank(PreparedCollection collection)
    {
        var run = collection.FileFor(Key, "run.txt");
        var program = Program();
        ProcessRun.OrThrow(program with
        {
            Arguments = [.. program.Arguments, collection.PackFile, collection.FileFor(Key, "index"), collection.TopicsFile, run],
        });
        return Run.Read(run, Console.Error.WriteLine);
    }
}
