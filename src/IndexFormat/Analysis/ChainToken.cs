namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>One token of a chain: its term, its form, and its place relative to the chain.</summary>
internal readonly record struct ChainToken(string Term, string Form, int Start, int End, int PositionIncrement, int Length, TokenKind Kind);
