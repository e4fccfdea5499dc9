using System.CommandLine;
using DocumentSearch.Search;

namespace DocumentSearch.Cli.Verbs;

/// <summary>The options that say what a query means and how long it may take.</summary>
internal sealed class QueryOptions
{
    private const double MinTimeout = 0.001;
    private const double MaxTimeout = 3600;

    private readonly Option<bool> _all = new("--all") { Description = "Every word must be there, not only one of them" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Refuse a query that would have to be repaired, and show where" };
    private readonly Option<double?> _timeout = SecondsOption.Create(
        "--timeout", $"Answer with what was found after so long (default: {new SearchRequest("").Timeout.TotalSeconds:0})", MinTimeout, MaxTimeout);

    public QueryOptions(Command command)
    {
        command.Add(_all);
        command.Add(_strict);
        command.Add(_timeout);
    }

    /// <summary>Those that say what a query means.</summary>
    public IEnumerable<Option> Meaning => [_all, _strict];

    /// <summary>A request for a query, as the options have it.</summary>
    public SearchRequest Request(ParseResult parsed, string query)
    {
        var request = new SearchRequest(query) { RequireAll = parsed.GetValue(_all), Strict = parsed.GetValue(_strict) };
        return parsed.GetValue(_timeout) is { } seconds ? request with { Timeout = TimeSpan.FromSeconds(seconds) } : request;
    }
}
