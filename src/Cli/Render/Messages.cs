using DocumentSearch.Indexer;
using DocumentSearch.Search;
using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Cli.Render;

/// <summary>What is told on standard error, one line each.</summary>
internal static class Messages
{
    /// <summary>Why an answer may lack better hits.</summary>
    public const string TimeOver = "the time was over before all was looked at; give it more with --timeout";

    // Characters of a query that are shown on either side of a place in it, and of the place itself.
    private const int Around = 40;
    private const int MaxMarked = 60;

    public static int Error(string message)
    {
        Notice(message);
        return ExitCodes.Error;
    }

    public static void Warning(string message) => Notice($"warning: {message}");

    // Names of files may hold anything, line breaks and escape sequences too.
    public static void Notice(string message) => Console.Error.WriteLine(ShownText.KeepSpacing(message));

    /// <summary>Why nothing is shown although documents match.</summary>
    public static string NothingSoFar(SearchResponse response) => response.Passages is { } passages
        ? $"nothing that far down the list: {Counted.Of(passages, "passage")} in all"
        : $"nothing that far down the list: {(response.IsTotalLeast ? "at least " : "")}{Counted.Of(response.Total, "document")} in all";

    /// <summary>What an answer may not reflect, and why; null if it reflects all.</summary>
    public static string? Behind(Freshness freshness) => freshness switch
    {
        { Reason: null } => null,
        { IsExact: true } => $"{Counted.Of(freshness.Behind, "file")} behind: {freshness.Reason}",
        { Behind: 0 } => $"changes may be missing: {freshness.Reason}",
        _ => $"at least {Counted.Of(freshness.Behind, "file")} behind: {freshness.Reason}",
    };

    /// <summary>The query with the place marked under it.</summary>
    public static int QueryProblem(string query, QueryProblem problem)
    {
        Error(problem.Message);
        if (problem.Length > 0)
        {
            var (line, start, length) = Excerpt(query, problem);
            Console.Error.WriteLine($"  {line}");
            Console.Error.WriteLine($"  {new string(' ', start)}{new string('^', length)}");
        }

        return ExitCodes.Error;
    }

    // What stands around the place, on one line; columns of the terminal, not characters, are counted.
    private static (string Line, int Start, int Length) Excerpt(string query, QueryProblem problem)
    {
        var start = Math.Clamp(problem.Start, 0, query.Length);
        var end = Math.Clamp(start + problem.Length, start, query.Length);
        var from = Math.Max(0, start - Around);
        var to = Math.Min(query.Length, Math.Min(end, start + MaxMarked) + Around);
        var (lead, tail) = (from > 0 ? "…" : "", to < query.Length ? "…" : "");
        var shown = ShownText.Of(query.AsSpan(from, to - from), [(start - from, Math.Min(end, to) - from)]);
        var (markStart, markEnd) = shown.Highlights[0];
        return (lead + shown.Text + tail, TextWidth.Of(lead + shown.Text[..markStart]), Math.Max(1, TextWidth.Of(shown.Text[markStart..markEnd])));
    }
}
