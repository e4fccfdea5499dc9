using System.Collections.Concurrent;
using System.Globalization;

namespace DocumentSearch.EndToEnd.Measure;

/// <summary>
/// Looks at all running processes of an executable that descend from this one, every few milliseconds: how much memory has each had at most?
/// GNU time tells only the largest of a process and its children, not which it was.
/// </summary>
internal sealed class MemoryWatch : IDisposable
{
    private const string WorkerArgument = "--extraction-worker";

    private static readonly TimeSpan TimeBetweenLooks = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentDictionary<int, Peak> _peaks = [];
    private readonly ManualResetEventSlim _ended = new();
    private readonly string _executable;
    private readonly Thread _thread;

    public MemoryWatch(string executable)
    {
        _executable = executable;
        _thread = new Thread(Watch) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Most resident memory of the indexing process; NaN if none was seen.</summary>
    public double MainMegabytes => Largest(isWorker: false);

    /// <summary>Most resident memory of a single worker; NaN if none was seen.</summary>
    public double WorkerMegabytes => Largest(isWorker: true);

    /// <summary>Workers seen. One that lived only between two looks is not among them.</summary>
    public int Workers => _peaks.Values.Count(peak => peak.IsWorker);

    public void Dispose()
    {
        _ended.Set();
        _thread.Join();
        _ended.Dispose();
    }

    private double Largest(bool isWorker) => _peaks.Values.Where(peak => peak.IsWorker == isWorker).Select(peak => peak.Megabytes).DefaultIfEmpty(double.NaN).Max();

    private void Watch()
    {
        while (!_ended.Wait(TimeBetweenLooks))
        {
            var pending = new Stack<int>(ChildrenOf(Environment.ProcessId));
            while (pending.TryPop(out int process))
            {
                Look(process);
                foreach (int child in ChildrenOf(process))
                    pending.Push(child);
            }
        }
    }

    private void Look(int process)
    {
        // A child that was only forked still has its parent's arguments: for a moment it counts as an indexing process, no larger than its parent.
        string[] command = Read($"/proc/{process}/cmdline").Split('\0');
        if (command[0] != _executable)
            return;

        string? peak = Read($"/proc/{process}/status").Split('\n').FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        if (peak is not null)
            _peaks[process] = new Peak(command.Contains(WorkerArgument, StringComparer.Ordinal), Kilobytes(peak) * 1024 / 1e6);
    }

    private static double Kilobytes(string line) => double.Parse(line.Split(':', ' ', '\t')[^2], CultureInfo.InvariantCulture);

    private static IEnumerable<int> ChildrenOf(int process)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{process}/task")
                .SelectMany(thread => Read(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(child => int.Parse(child, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>A file of /proc; empty if its process has ended.</summary>
    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private sealed record Peak(bool IsWorker, double Megabytes);
}
