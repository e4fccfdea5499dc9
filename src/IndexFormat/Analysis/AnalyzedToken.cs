namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>One term occurrence in a text.</summary>
/// <param name="Term">The term as indexed: folded and stemmed.</param>
/// <param name="Form">
/// The word folded but not stemmed and, if that is not how it is written, behind a U+0000 how it is
/// (<see cref="WrittenForm"/>): so all spellings of a word stand together in a dictionary.
/// </param>
/// <param name="Start">First character of the surface form, a UTF-16 offset in the text.</param>
/// <param name="End">One past its last character.</param>
/// <param name="Position">Position in tokens, from 0; a joined compound shares the position of its first part.</param>
/// <param name="Length">Number of positions it covers: 1, or that of its parts.</param>
/// <param name="Kind">How it stands in the text.</param>
public readonly record struct AnalyzedToken(string Term, string Form, int Start, int End, int Position, int Length, TokenKind Kind);
