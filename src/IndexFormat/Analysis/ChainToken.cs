using System.Runtime.InteropServices;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>One token of a chain: its term, its form, and its place relative to the chain.</summary>
internal readonly record struct ChainToken(string Term, string Form, int Start, int End, int PositionIncrement, int Length, TokenKind Kind);

/// <summary>A token as the cache keeps it: its term and its form are ranges of <see cref="TokenCache.Terms"/>, in UTF-8.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CachedToken(
    int TermOffset, ushort TermLength, int FormOffset, ushort FormLength, byte Start, byte End, byte PositionIncrement, byte Length, TokenKind Kind);
