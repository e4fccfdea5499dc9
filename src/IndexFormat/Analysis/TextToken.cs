using System.Runtime.InteropServices;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>A token of a text.</summary>
/// <param name="Start">Where its chain begins, a UTF-16 offset.</param>
/// <param name="Token">Which of the tokens of its page it is, an index in <see cref="TokenPage.Tokens"/>.</param>
public readonly record struct TextToken(int Start, int Token);

/// <summary>What the tokens of a stretch of a text refer to.</summary>
/// <param name="End">The number of tokens up to the end of the stretch, which begins where the one before it ends.</param>
/// <param name="Terms">The bytes of terms and forms.</param>
/// <param name="Tokens">The tokens.</param>
/// <param name="Generation">The same number means the same tokens at the same places of <paramref name="Tokens"/>, as far as both go.</param>
public readonly record struct TokenPage(int End, byte[] Terms, CachedToken[] Tokens, int Generation);

/// <summary>Where words that a document states begin.</summary>
/// <param name="Entry">The number of the first token.</param>
/// <param name="Position">The position at which it stands.</param>
public readonly record struct StatedStart(int Entry, int Position);

/// <summary>A token wherever its chain stands.</summary>
/// <param name="TermOffset">Where its term begins in <see cref="TokenPage.Terms"/>.</param>
/// <param name="TermLength">Bytes of its term.</param>
/// <param name="FormOffset">Where its form begins there.</param>
/// <param name="FormLength">Bytes of its form.</param>
/// <param name="Start">Where it begins, in UTF-16 units from the start of the chain.</param>
/// <param name="End">One past its last unit.</param>
/// <param name="PositionIncrement">Positions from the token before it: 0 or 1.</param>
/// <param name="Length">Positions that it covers.</param>
/// <param name="Kind">How it stands in the text.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CachedToken(
    int TermOffset, ushort TermLength, int FormOffset, ushort FormLength, byte Start, byte End, byte PositionIncrement, byte Length, TokenKind Kind);
