using DocumentSearch.Search.QuerySyntax;

namespace DocumentSearch.Search;

/// <summary>The answer to a request.</summary>
/// <param name="Query">The query as typed.</param>
/// <param name="Total">Number of documents that match.</param>
/// <param name="Hits">The best of them, best first.</param>
/// <param name="Warnings">What was left out of the query or could not be shown.</param>
/// <param name="Elapsed">Time taken, opening the index not included.</param>
public sealed record SearchResponse(
    string Query, int Total, IReadOnlyList<Hit> Hits, IReadOnlyList<string> Warnings, TimeSpan Elapsed)
{
    /// <summary>Why the query cannot be answered; null if it was.</summary>
    public QueryProblem? Problem { get; init; }
}

/// <summary>A document that matches.</summary>
/// <param name="Path">Its stored name: relative to the index's base folder if inside it, else a full path.</param>
/// <param name="Title">Its title; the file's name if it states none.</param>
/// <param name="Score">Its score; comparable only within one answer.</param>
/// <param name="Format">Short name of its format.</param>
/// <param name="Encoding">Character encoding of the source.</param>
/// <param name="Length">Size of the source in bytes.</param>
/// <param name="Modified">Modification time of the source, UTC.</param>
/// <param name="Passages">Its best passages, best first.</param>
public sealed record Hit(
    string Path,
    string Title,
    double Score,
    string Format,
    string Encoding,
    long Length,
    DateTime Modified,
    IReadOnlyList<Passage> Passages);

/// <summary>A stretch of a document that matches.</summary>
/// <param name="Start">First character, a UTF-16 offset in the document's text.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Text">The characters from <paramref name="Start"/> to <paramref name="End"/>, as they stand in the source.</param>
/// <param name="Line">Line of the source on which it begins, from 1.</param>
/// <param name="Column">Column at which it begins, from 1, in UTF-16 units.</param>
/// <param name="Headings">The headings it stands under, outermost first.</param>
/// <param name="Score">Its score; comparable only within one hit.</param>
/// <param name="Highlights">What matched in it, in ascending order, never overlapping.</param>
public sealed record Passage(
    int Start,
    int End,
    string Text,
    int Line,
    int Column,
    IReadOnlyList<string> Headings,
    double Score,
    IReadOnlyList<Highlight> Highlights);

/// <summary>What kind of match a highlight is.</summary>
public enum HighlightKind
{
    /// <summary>A word of the query, in any of its forms.</summary>
    Word,

    /// <summary>A phrase of the query, from its first word to its last.</summary>
    Phrase,
}

/// <summary>A place that matched.</summary>
/// <param name="Start">First character, a UTF-16 offset in the document's text.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Kind">What kind of match it is.</param>
/// <param name="Term">Which word or phrase of the query it is, from 0 in the order they were typed, function words left out.</param>
public readonly record struct Highlight(int Start, int End, HighlightKind Kind, int Term);
