namespace DocumentSearch.Extract.Isolation;

/// <summary>How a worker is started: an executable that calls <see cref="ExtractionWorker.Run"/> when it is given the arguments.</summary>
/// <param name="FileName">Full path of the executable.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record WorkerCommand(string FileName, IReadOnlyList<string> Arguments)
{
    /// <summary>The argument by which an executable knows that it is to be a worker.</summary>
    public const string Argument = "--extraction-worker";

    /// <summary>The running executable as a worker; null if it cannot be told.</summary>
    public static WorkerCommand? OfThisProcess()
    {
        if (Environment.ProcessPath is not { } executable)
            return null;

        // run by the dotnet command, the program is its first argument
        return Path.GetFileNameWithoutExtension(executable) == "dotnet"
            ? new WorkerCommand(executable, [Environment.GetCommandLineArgs()[0], Argument])
            : new WorkerCommand(executable, [Argument]);
    }
}
