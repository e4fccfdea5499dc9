namespace DocumentSearch.Search.QuerySyntax;

/// <summary>Why a query cannot be answered, with the place and what to do about it.</summary>
/// <param name="Message">A lowercase sentence that says what is wrong and what to do.</param>
/// <param name="Start">First character of the place, a UTF-16 offset in the query.</param>
/// <param name="Length">Length of the place in UTF-16 units; 0 for a point.</param>
public sealed record QueryProblem(string Message, int Start, int Length);
