namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>One term occurrence in a text.</summary>
/// <param name="Term">The term as indexed: folded and stemmed.</param>
/// <param name="Start">First character of the surface form, a UTF-16 offset in the text.</param>
/// <param name="End">One past its last character.</param>
/// <param name="Position">Position in tokens, from 0; a joined compound shares the position of its first part.</param>
/// <param name="Kind">How it stands in the text.</param>
public readonly record struct AnalyzedToken(string Term, int Start, int End, int Position, TokenKind Kind);
