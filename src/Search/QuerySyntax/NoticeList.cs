namespace DocumentSearch.Search.QuerySyntax;

/// <summary>Collects what was repaired or left out of a query.</summary>
internal sealed class NoticeList
{
    /// <summary>Notices that are kept; one more says how many others there are.</summary>
    public const int Max = 100;

    private readonly List<QueryProblem> _notices = [];
    private int _more;

    public void Add(string message, int start, int length)
    {
        if (_notices.Count < Max)
            _notices.Add(new QueryProblem(message, start, length));
        else
            _more++;
    }

    /// <summary>The notices by place, and behind them how many more there are.</summary>
    public IReadOnlyList<QueryProblem> ByPlace()
    {
        List<QueryProblem> sorted = [.. _notices.OrderBy(n => n.Start)];
        if (_more > 0)
            sorted.Add(new QueryProblem($"{_more} more places were repaired or left out; shorten the query", 0, 0));

        return sorted;
    }
}
