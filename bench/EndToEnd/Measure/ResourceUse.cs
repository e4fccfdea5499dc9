using System.Globalization;

namespace DocumentSearch.EndToEnd.Measure;

/// <summary>What a whole process took, as the kernel counted it.</summary>
internal sealed record ResourceUse(ProcessRun Run, double CpuSeconds, double PeakMegabytes)
{
    /// <summary>
    /// Goes through GNU time, a tiny process of its own: a child started straight from here would
    /// inherit this process's memory as its peak until it has more itself.
    /// </summary>
    /// <param name="invocation">What to run.</param>
    /// <param name="accepted">Exit codes that are no failure.</param>
    public static ResourceUse Of(Invocation invocation, params IReadOnlyList<int> accepted)
    {
        string figures = Path.GetTempFileName();
        try
        {
            var timed = new Invocation("/usr/bin/time", ["-f", "%U %S %M", "-o", figures, invocation.Program, .. invocation.Arguments]);
            ProcessRun run = ProcessRun.OrThrow(timed, accepted);
            double[] numbers = [.. File.ReadAllLines(figures)[^1].Split().Where(part => part.Length > 0).Select(Parse)];
            return new ResourceUse(run, numbers[0] + numbers[1], numbers[2] * 1024 / 1e6);
        }
        finally
        {
            File.Delete(figures);
        }
    }

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);
}
