using System.Diagnostics;
using System.Globalization;
using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.Speed.Queries;

namespace DocumentSearch.Speed.Warm;

/// <summary>Java Lucene, in a process of its own that does what it is told and waits in between (WarmQueries.java).</summary>
internal sealed class JavaEngine : IWarmEngine
{
    private readonly Process _process;

    public JavaEngine(Invocation invocation)
    {
        var start = new ProcessStartInfo(invocation.Program, invocation.Arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        _process = Process.Start(start)
            ?? throw new BenchmarkException("java could not be started");
        var numbers = Numbers(Answer()[0]);
        Index = ((int)numbers[0], (int)numbers[1]);
    }

    public string Name => "java";

    public (int Documents, int Segments) Index { get; }

    public IReadOnlyList<int> Count(QueryClass queryClass) => Ask("count", queryClass, null).ConvertAll(static line => (int)Numbers(line)[0]);

    public void WarmUp(QueryClass queryClass, double seconds) => Ask("warm", queryClass, seconds);

    public IReadOnlyList<QueryTime> Time(QueryClass queryClass, int rounds) =>
        Ask("time", queryClass, rounds).ConvertAll(static line => Numbers(line) is [var best, var median] ? new QueryTime(best / 1000, median / 1000) : default);

    public void Dispose()
    {
        // It ends with its input.
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private List<string> Ask(string what, QueryClass queryClass, double? number)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {ClassedQuery.NameOf(queryClass)} {number}").TrimEnd());
        _process.StandardInput.Flush();
        return Answer();
    }

    private List<string> Answer()
    {
        var lines = new List<string>();
        while (_process.StandardOutput.ReadLine() is var line && line != "")
            lines.Add(line ?? throw new BenchmarkException("java ended early; what it said stands above"));

        return lines;
    }

    private static double[] Numbers(string line) => [.. line.Split('\t').Select(static part => double.Parse(part, CultureInfo.InvariantCulture))];
}
