using System.Diagnostics;
using System.Text;

namespace DocumentSearch.Cli.Tests;

/// <summary>The real command: the native file that SEARCH_EXE names, else the managed build, compiled ahead by the project of the tests.</summary>
internal static class SearchCommand
{
    // No run takes nearly as long; one that never ends must fail rather than hang.
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    private static readonly string[] OwnVariables = ["SEARCH_INDEX", "NO_COLOR", "TERM"];

    /// <summary>Whether the native file is tested.</summary>
    public static bool IsNative { get; } = Environment.GetEnvironmentVariable("SEARCH_EXE") is { Length: > 0 };

    /// <summary>The command and what stands before its own arguments.</summary>
    public static IReadOnlyList<string> Prefix { get; } = IsNative
        ? [Path.GetFullPath(Environment.GetEnvironmentVariable("SEARCH_EXE")!)]
        : ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "command", "search.dll")];

    public static Ran Run(string folder, IEnumerable<string> args, params (string Name, string Value)[] variables) =>
        End(Start(folder, [.. Prefix, .. args], variables));

    /// <summary>Starts any program, with nothing to read and both outputs redirected.</summary>
    public static Process Start(string folder, IReadOnlyList<string> commandLine, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(commandLine[0], commandLine.Skip(1))
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in OwnVariables)
            start.Environment.Remove(name);

        foreach (var (name, value) in variables)
            start.Environment[name] = value;

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Waits for the end of a process.</summary>
    public static Ran End(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Guard))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail($"the command did not end: {string.Join(' ', process.StartInfo.ArgumentList)}");
            }

            return new Ran(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        }
    }
}
