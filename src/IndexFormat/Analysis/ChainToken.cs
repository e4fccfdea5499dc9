using System.Runtime.InteropServices;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>One token of a chain: its term, and its place relative to the chain.</summary>
internal readonly record struct ChainToken(string Term, int Start, int End, int PositionIncrement, TokenKind Kind);

/// <summary>A token as the cache keeps it: its term is a range of <see cref="TokenCache.Terms"/>, in UTF-8.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CachedToken(int TermOffset, ushort TermLength, byte Start, byte End, byte PositionIncrement, TokenKind Kind);
