using System.IO.Hashing;

namespace DocumentSearch.Indexer.Invert;

/// <summary>Distinct terms, as bytes, numbered from 0 in the order in which they were first met.</summary>
internal sealed class TermTable
{
    private const int FirstSlots = 1 << 12;

    private int[] _slots = new int[FirstSlots];
    private uint[] _hashes = new uint[FirstSlots / 2];
    private int[] _starts = new int[(FirstSlots / 2) + 1];
    private byte[] _bytes = new byte[FirstSlots * 4];
    private int[] _sorted = [];

    /// <summary>Number of terms.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes of all terms, one behind the other.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>Memory that it takes, in bytes, roughly.</summary>
    public long Size => _bytes.Length + ((_slots.Length + _hashes.Length + _starts.Length + _sorted.Length) * sizeof(int));

    /// <summary>Where in <see cref="Bytes"/> a term begins; that of <see cref="Count"/> is where the last one ends.</summary>
    public int StartOf(int term) => _starts[term];

    /// <summary>The number of a term, which is given now if it is met for the first time.</summary>
    public int Intern(ReadOnlySpan<byte> term)
    {
        var hash = (uint)XxHash3.HashToUInt64(term);
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var known = _slots[slot] - 1;
            if (_hashes[known] == hash && Span(known).SequenceEqual(term))
                return known;
        }

        return Add(term, hash, slot);
    }

    /// <summary>The numbers of all terms, in the order of their bytes, which is that of a dictionary. Valid until a term is added.</summary>
    public ReadOnlySpan<int> Sorted()
    {
        if (_sorted.Length == Count)
            return _sorted;

        // Those of before are in order: what a text adds is few beside them.
        var added = SortAdded(_sorted.Length);
        var merged = new int[Count];
        for (int i = 0, old = 0, next = 0; i < merged.Length; i++)
        {
            var takesOld = next == added.Length || (old < _sorted.Length && Span(_sorted[old]).SequenceCompareTo(Span(added[next])) < 0);
            merged[i] = takesOld ? _sorted[old++] : added[next++];
        }

        return _sorted = merged;
    }

    /// <summary>Forgets all terms.</summary>
    public void Clear()
    {
        Array.Clear(_slots);
        Count = 0;
        _sorted = [];
    }

    private ReadOnlySpan<byte> Span(int term) => _bytes.AsSpan(_starts[term].._starts[term + 1]);

    private int Add(ReadOnlySpan<byte> term, uint hash, int slot)
    {
        if (Count == _hashes.Length)
        {
            Grow();
            var mask = _slots.Length - 1;
            for (slot = (int)hash & mask; _slots[slot] != 0;)
                slot = (slot + 1) & mask;
        }

        var start = _starts[Count];
        var end = checked(start + term.Length);
        if (end > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(end, _bytes.Length * 2));

        term.CopyTo(_bytes.AsSpan(start));
        _hashes[Count] = hash;
        _starts[Count + 1] = end;
        _slots[slot] = ++Count;
        return Count - 1;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        Array.Resize(ref _hashes, _slots.Length / 2);
        Array.Resize(ref _starts, (_slots.Length / 2) + 1);
        var mask = _slots.Length - 1;
        for (var i = 0; i < Count; i++)
        {
            var slot = (int)_hashes[i] & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;

            _slots[slot] = i + 1;
        }
    }

    // By their first eight bytes at once, and by the others only where these are the same.
    private int[] SortAdded(int first)
    {
        var added = new int[Count - first];
        var keys = new ulong[added.Length];
        for (var i = 0; i < added.Length; i++)
        {
            added[i] = first + i;
            keys[i] = Key(Span(first + i));
        }

        Array.Sort(keys, added);
        for (int i = 0, end; i < added.Length; i = end)
        {
            end = i + 1;
            while (end < added.Length && keys[end] == keys[i])
                end++;

            if (end - i > 1)
                added.AsSpan(i..end).Sort((x, y) => Span(x).SequenceCompareTo(Span(y)));
        }

        return added;
    }

    private static ulong Key(ReadOnlySpan<byte> term)
    {
        var key = 0UL;
        for (var i = 0; i < sizeof(ulong); i++)
            key = (key << 8) | (i < term.Length ? term[i] : 0UL);

        return key;
    }
}
