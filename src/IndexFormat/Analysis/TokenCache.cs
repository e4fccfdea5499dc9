using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace DocumentSearch.IndexFormat.Analysis;

/// <summary>
/// Remembers the tokens of chains already met: text repeats its words, so folding and stemming run once per spelling. It is
/// asked for every word of every document, so it is an open-addressing table over flat arrays, in which the garbage
/// collector has nothing to follow.
/// </summary>
/// <param name="language">The language by which words are stemmed.</param>
internal sealed class TokenCache(Language language)
{
    // About 20 MB when full. A text with more distinct spellings is mostly unique ones, which no cache helps.
    private const int Capacity = 1 << 17;
    // Small to begin with: each query has a cache of its own, and few words.
    private const int FirstSize = 1 << 7;

    private readonly ChainTokens _chainTokens = new(language);
    private Slot[] _slots = new Slot[FirstSize];
    private char[] _chains = new char[FirstSize];
    private CachedToken[] _tokens = new CachedToken[FirstSize];
    private byte[] _terms = new byte[FirstSize];
    private int _count;
    private int _chainsEnd;
    private int _tokensEnd;
    private int _termsEnd;

    /// <summary>The bytes of all terms and forms; those of tokens that were asked for stay in it, whatever happens to the cache.</summary>
    public byte[] Terms => _terms;

    /// <summary>All tokens; those that were asked for stay in it, whatever happens to the cache.</summary>
    public CachedToken[] Tokens => _tokens;

    /// <summary>How often everything was forgotten.</summary>
    public int Clears { get; private set; }

    /// <summary>The tokens of a chain, a stretch of <see cref="Tokens"/>.</summary>
    public ReadOnlySpan<CachedToken> TokensOf(ReadOnlySpan<char> chain)
    {
        var (start, count) = Find(chain);
        return _tokens.AsSpan(start, count);
    }

    /// <summary>Where in <see cref="Tokens"/> those of a chain are.</summary>
    public (int Start, int Count) Find(ReadOnlySpan<char> chain)
    {
        var hash = Hash(chain);
        var mask = _slots.Length - 1;
        for (var i = (int)hash & mask; ; i = (i + 1) & mask)
        {
            ref readonly var slot = ref _slots[i];
            if (slot.ChainLength == 0)
                return Add(chain, hash);

            if (slot.Hash == hash && chain.SequenceEqual(_chains.AsSpan(slot.ChainOffset, slot.ChainLength)))
                return (slot.TokenOffset, slot.TokenCount);
        }
    }

    private (int Start, int Count) Add(ReadOnlySpan<char> chain, uint hash)
    {
        if (_count == Capacity)
            Clear();
        else if (_count * 2 >= _slots.Length)
            Grow();

        var slot = new Slot(hash, _chainsEnd, (byte)chain.Length, _tokensEnd, 0);
        Append(ref _chains, ref _chainsEnd, chain);
        foreach (var token in _chainTokens.Tokenize(chain))
        {
            var (term, termLength) = AddTerm(token.Term);
            var (form, formLength) = token.Form == token.Term ? (term, termLength) : AddTerm(token.Form);
            var cached = new CachedToken(
                term, termLength, form, formLength,
                (byte)token.Start, (byte)token.End, (byte)token.PositionIncrement, (byte)token.Length, token.Kind);
            Append(ref _tokens, ref _tokensEnd, [cached]);
        }

        slot = slot with { TokenCount = (ushort)(_tokensEnd - slot.TokenOffset) };
        Place(slot);
        _count++;
        return (slot.TokenOffset, slot.TokenCount);
    }

    private (int Offset, ushort Length) AddTerm(string term)
    {
        var offset = _termsEnd;
        Reserve(ref _terms, offset + Encoding.UTF8.GetMaxByteCount(term.Length));
        _termsEnd += Encoding.UTF8.GetBytes(term, _terms.AsSpan(offset));
        return (offset, (ushort)(_termsEnd - offset));
    }

    // Whoever is in the middle of a text goes on with the tokens it has.
    private void Clear()
    {
        Array.Clear(_slots);
        _tokens = new CachedToken[_tokens.Length];
        _terms = new byte[_terms.Length];
        _count = _chainsEnd = _tokensEnd = _termsEnd = 0;
        Clears++;
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
        Reserve(ref array, end + items.Length);
        items.CopyTo(array.AsSpan(end));
        end += items.Length;
    }

    private static void Reserve<T>(ref T[] array, int length)
    {
        if (length > array.Length)
            Array.Resize(ref array, Math.Max(array.Length * 2, length));
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

    /// <summary>A slot of the table; empty if its chain has no length. A chain is at most 255 long and has at most twice as many tokens.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(uint Hash, int ChainOffset, byte ChainLength, int TokenOffset, ushort TokenCount);
}
