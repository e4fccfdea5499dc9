using System.Globalization;
using System.Text.RegularExpressions;
using DocumentSearch.EndToEnd;
using DocumentSearch.EndToEnd.Measure;
using DocumentSearch.EndToEnd.Peers;

namespace DocumentSearch.Speed.Instructions;

/// <summary>
/// Counts the instructions that the natively compiled command executes, with valgrind: nearly the same number each time, however
/// busy the machine is, and also where the processor's own counters cannot be read.
/// </summary>
internal sealed partial class InstructionCount
{
    // The collector must not reserve more address space than valgrind has, nor work beside the command.
    private static readonly string[] Settings = ["DOTNET_GCHeapHardLimit=0x20000000", "DOTNET_gcConcurrent=0"];

    private readonly string _search;

    /// <param name="search">The command.</param>
    /// <param name="folder">Where to work.</param>
    public InstructionCount(string search, string folder)
    {
        if (!File.Exists(search))
            throw new BenchmarkException($"{search}: there is no such file; compile it with: dotnet publish src/Cli -c Release -r linux-x64");

        new AptPackages().Provide([new("valgrind", "valgrind")]);
        // Alone, away from its debug symbols, which valgrind cannot read.
        _search = Path.Combine(Directory.CreateDirectory(folder).FullName, "search");
        File.Copy(search, _search, overwrite: true);
    }

    /// <summary>How many instructions one run of the command takes, all its threads together.</summary>
    /// <exception cref="BenchmarkException">It failed, or they could not be counted.</exception>
    public long Of(params IReadOnlyList<string> arguments)
    {
        // A query that finds nothing ends with another exit code, and is a failure here.
        var run = ProcessRun.OrThrow(
            new Invocation("env", [.. Settings, "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", _search, .. arguments]));
        return Collected().Match(run.Errors) is { Success: true } match
            ? long.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture)
            : throw new BenchmarkException($"valgrind counted nothing: {run.LastLine}");
    }

    [GeneratedRegex(@"Collected : (?<count>\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Collected();
}
