using System.Numerics;

namespace DocumentSearch.Search.Match;

/// <summary>Goes through the numbers of the bits that are set, ascending. Bits that it has passed may be changed meanwhile.</summary>
/// <param name="words">The bits, 64 in a word.</param>
internal ref struct SetBits(ReadOnlySpan<ulong> words)
{
    /// <summary>Bits in a word.</summary>
    public const int WordBits = 64;

    private readonly ReadOnlySpan<ulong> _words = words;
    private int _next;
    private ulong _left;

    /// <summary>Number of the present bit.</summary>
    public int Current { get; private set; }

    public readonly SetBits GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_left == 0)
        {
            if (_next == _words.Length)
                return false;

            _left = _words[_next++];
        }

        Current = (_next - 1) * WordBits + BitOperations.TrailingZeroCount(_left);
        _left &= _left - 1;
        return true;
    }
}
