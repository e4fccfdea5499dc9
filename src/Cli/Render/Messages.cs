using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Cli.Render;

/// <summary>What is told on standard error, one line each.</summary>
internal static class Messages
{
    public static int Error(string message)
    {
        Notice(message);
        return ExitCodes.Error;
    }

    public static void Warning(string message) => Notice($"warning: {message}");

    // Names of files may hold anything, line breaks and escape sequences too.
    public static void Notice(string message) => Console.Error.WriteLine(ShownText.KeepSpacing(message));

    /// <summary>The query with the place marked under it.</summary>
    public static int QueryProblem(string query, QueryProblem problem)
    {
        Error(problem.Message);
        if (problem.Length > 0)
        {
            Console.Error.WriteLine($"  {ShownText.KeepSpacing(query)}");
            Console.Error.WriteLine($"  {new string(' ', problem.Start)}{new string('^', problem.Length)}");
        }

        return ExitCodes.Error;
    }
}
