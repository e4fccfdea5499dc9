using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// Remembers the tokens of chains already met: text repeats its words, so folding and stemming run once per spelling. It is
/// asked for every word of every document, so it is an open-addressing table over flat arrays, in which the garbage
/// collector has nothing to follow.
/// </summary>
internal sealed class TokenCache
{
    // About 15 MB when full. A text with more distinct spellings is mostly unique ones, which no cache helps.
    private const int Capacity = 1 << 17;
    private const int FirstSlots = 1 << 10;

    private readonly ChainTokens _chainTokens = new();
    private Slot[] _slots = new Slot[FirstSlots];
    private char[] _chains = new char[1 << 12];
    private CachedToken[] _tokens = new CachedToken[1 << 10];
    private byte[] _terms = new byte[1 << 12];
    private int _count;
    private int _chainsEnd;
    private int _tokensEnd;
    private int _termsEnd;

    /// <summary>The bytes of all terms; valid until the next call of <see cref="TokensOf"/>.</summary>
    public byte[] Terms => _terms;

    /// <summary>The tokens of a chain; valid until the next call.</summary>
    public ReadOnlyMemory<CachedToken> TokensOf(ReadOnlySpan<char> chain)
    {
        var hash = Hash(chain);
        var mask = _slots.Length - 1;
        for (var i = (int)hash & mask; ; i = (i + 1) & mask)
        {
            ref readonly var slot = ref _slots[i];
            if (slot.ChainLength == 0)
                return Add(chain, hash);

            if (slot.Hash == hash && chain.SequenceEqual(_chains.AsSpan(slot.ChainOffset, slot.ChainLength)))
                return _tokens.AsMemory(slot.TokenOffset, slot.TokenCount);
        }
    }

    private ReadOnlyMemory<CachedToken> Add(ReadOnlySpan<char> chain, uint hash)
    {
        if (_count == Capacity)
            Clear();
        else if (_count * 2 >= _slots.Length)
            Grow();

        var slot = new Slot(hash, _chainsEnd, (byte)chain.Length, _tokensEnd, 0);
        Append(ref _chains, ref _chainsEnd, chain);
        foreach (var token in _chainTokens.Tokenize(chain))
        {
            var term = Encoding.UTF8.GetBytes(token.Term);
            var cached = new CachedToken(
                _termsEnd, (ushort)term.Length, (byte)token.Start, (byte)token.End, (byte)token.PositionIncrement, token.Kind);
            Append(ref _terms, ref _termsEnd, term);
            Append(ref _tokens, ref _tokensEnd, [cached]);
        }

        slot = slot with { TokenCount = (byte)(_tokensEnd - slot.TokenOffset) };
        Place(slot);
        _count++;
        return _tokens.AsMemory(slot.TokenOffset, slot.TokenCount);
    }

    private void Clear()
    {
        Array.Clear(_slots);
        _count = _chainsEnd = _tokensEnd = _termsEnd = 0;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[old.Length * 2];
        foreach (var slot in old)
        {
            if (slot.ChainLength > 0)
                Place(slot);
        }
    }

    private void Place(Slot slot)
    {
        var mask = _slots.Length - 1;
        var i = (int)slot.Hash & mask;
        while (_slots[i].ChainLength > 0)
            i = (i + 1) & mask;

        _slots[i] = slot;
    }

    private static void Append<T>(ref T[] array, ref int end, ReadOnlySpan<T> items)
    {
        if (end + items.Length > array.Length)
            Array.Resize(ref array, Math.Max(array.Length * 2, end + items.Length));

        items.CopyTo(array.AsSpan(end));
        end += items.Length;
    }

    // Four characters at a time, rotated, mixed in and multiplied (Fibonacci hashing, Knuth 6.4). The top bits are the best.
    private static uint Hash(ReadOnlySpan<char> chain)
    {
        const ulong Multiplier = 0x9E3779B97F4A7C15;
        var hash = (ulong)chain.Length * Multiplier;
        var blocks = MemoryMarshal.Cast<char, ulong>(chain);
        foreach (var block in blocks)
            hash = (BitOperations.RotateLeft(hash, 23) ^ block) * Multiplier;

        foreach (var c in chain[(blocks.Length * 4)..])
            hash = (BitOperations.RotateLeft(hash, 23) ^ c) * Multiplier;

        return (uint)(hash >> 32);
    }

    /// <summary>A slot of the table; empty if its chain has no length. A chain is at most 255 long and has at most as many tokens.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(uint Hash, int ChainOffset, byte ChainLength, int TokenOffset, byte TokenCount);
}
