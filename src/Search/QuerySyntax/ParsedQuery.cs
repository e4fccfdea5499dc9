namespace DocumentSearch.Search.QuerySyntax;

/// <summary>A query as it is understood.</summary>
/// <param name="Root">Its tree; an empty group if nothing is asked for.</param>
/// <param name="Notices">What was repaired or left out, by place.</param>
internal sealed record ParsedQuery(QueryNode.Group Root, IReadOnlyList<QueryProblem> Notices);
