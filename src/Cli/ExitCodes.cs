namespace DocumentSearch.Cli;

/// <summary>What the command's exit status says.</summary>
internal static class ExitCodes
{
    /// <summary>Something was found, or all was done.</summary>
    public const int Found = 0;

    /// <summary>Nothing was found.</summary>
    public const int NothingFound = 1;

    /// <summary>An error, told on standard error; what could be done was done.</summary>
    public const int Error = 2;

    /// <summary>Interrupted (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
