using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace DocumentSearch.EndToEnd.Measure;

/// <summary>One finished process. Seconds reach from before its start until it ended and its output was read.</summary>
internal sealed record ProcessRun(int ExitCode, double Seconds, string Output, string Errors)
{
    /// <summary>The line that most likely says what went wrong.</summary>
    public string LastLine =>
        (Errors + '\n' + Output).Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0 && LooksTelling(line))
        ?? "no output";

    /// <summary>Runs to the end with stdout and stderr in pipes; a program that is missing throws.</summary>
    public static ProcessRun Of(Invocation invocation)
    {
        var start = new ProcessStartInfo(invocation.Program, invocation.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = new Process { StartInfo = start };
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        var output = new MemoryStream();

        long begin = Stopwatch.GetTimestamp();
        try
        {
            process.Start();
        }
        catch (Win32Exception problem)
        {
            throw new BenchmarkException($"cannot start {Path.GetFileName(invocation.Program)}: {new Win32Exception(problem.NativeErrorCode).Message}");
        }

        process.StandardInput.Close();
        process.BeginErrorReadLine();
        // Bytes now, text later: decoding is not the measured program's time.
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return new ProcessRun(process.ExitCode, seconds, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    /// <param name="invocation">What to run.</param>
    /// <param name="accepted">Exit codes that are no failure, besides 0.</param>
    public static ProcessRun OrThrow(Invocation invocation, params IReadOnlyList<int> accepted)
    {
        ProcessRun run = Of(invocation);
        return run.ExitCode == 0 || accepted.Contains(run.ExitCode)
            ? run
            : throw new BenchmarkException($"{Path.GetFileName(invocation.Program)} ended with {run.ExitCode}: {run.LastLine}");
    }

    /// <summary>GNU time adds this line to a failing command's own message.</summary>
    private static bool LooksTelling(string line) => !line.StartsWith("Command exited with", StringComparison.Ordinal);
}
