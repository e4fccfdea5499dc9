namespace DocumentSearch.Search;

/// <summary>Why a document is, or is not, among the hits of a query.</summary>
/// <param name="Path">Its stored name.</param>
/// <param name="Understood">The query as it was understood.</param>
/// <param name="Rank">Its place among the hits, from 1; null if it is none, or stands behind the first <see cref="SearchRequest.MaxHits"/>.</param>
/// <param name="Total">Number of hits.</param>
/// <param name="Reasons">Why it is none, in sentences without a full stop; if it is one, which words it lacks.</param>
public sealed record WhyReport(string Path, string Understood, int? Rank, int Total, IReadOnlyList<string> Reasons)
{
    /// <summary>Whether it is a hit.</summary>
    public bool IsHit { get; init; }

    /// <summary>The path of an identical document that stands for it among the hits; null if there is none.</summary>
    public string? ShownAs { get; init; }

    /// <summary>What was left out of the query, or repaired in it.</summary>
    public IReadOnlyList<QuerySyntax.QueryProblem> Warnings { get; init; } = [];

    /// <summary>Why the query cannot be answered at all; null if it can.</summary>
    public QuerySyntax.QueryProblem? Problem { get; init; }
}
