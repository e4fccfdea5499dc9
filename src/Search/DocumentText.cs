using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search;

/// <summary>The text of one document as it is indexed.</summary>
/// <param name="Path">Its stored name.</param>
/// <param name="Title">Its title; the file's name if it states none.</param>
/// <param name="Text">All of its text.</param>
public sealed record DocumentText(string Path, string Title, string Text)
{
    /// <summary>Names the document until it is read anew.</summary>
    public string Id { get; init; } = "";

    /// <summary>What ends its lines: LF, with or without CR before it; or CR, if its beginning has no LF.</summary>
    public char LineEnd { get; init; } = '\n';

    /// <summary>Whether it was made out of its file, so that its lines are not those of the file.</summary>
    public bool IsDerived { get; init; }

    /// <summary>Where its pages, its slides, or the rows of its sheets begin, in ascending order; none if it is not divided in that way.</summary>
    public IReadOnlyList<PlaceStart> Places { get; init; } = [];

    /// <summary>Why nothing is marked: the query cannot be answered; null if it can, or if there is none.</summary>
    public QueryProblem? Problem { get; init; }

    /// <summary>What was left out of the query or repaired in it, with the place in the query.</summary>
    public IReadOnlyList<QueryProblem> Warnings { get; init; } = [];

    /// <summary>Whether the time was over before all was looked for: marks may be missing.</summary>
    public bool IsPartial { get; init; }

    /// <summary>What is marked in it, in ascending order, never overlapping.</summary>
    public IReadOnlyList<Highlight> Highlights { get; init; } = [];
}
