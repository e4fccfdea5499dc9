using System.Buffers;

namespace DocumentSearch.Extract.Formats;

/// <summary>
/// Collects blocks in ascending order. White space at their ends is cut off here and empty blocks are dropped,
/// so that every extractor keeps these promises.
/// </summary>
internal ref struct BlockList(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private Block[] _blocks = ArrayPool<Block>.Shared.Rent(256);
    private int _count = 0;

    /// <summary>Adds the text of a range, unless it is blank.</summary>
    /// <returns>Whether there was anything to add.</returns>
    internal bool Add(int start, int end, BlockKind kind, int level = 0)
    {
        while (start < end && char.IsWhiteSpace(_text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
            end--;

        if (start >= end)
            return false;

        if (_count == _blocks.Length)
            Grow();

        _blocks[_count++] = new(start, end, kind, level);
        return true;
    }

    /// <summary>The blocks; nothing more can be added.</summary>
    internal Block[] ToArray()
    {
        var result = _blocks.AsSpan(0, _count).ToArray();
        ArrayPool<Block>.Shared.Return(_blocks);
        _blocks = [];
        return result;
    }

    private void Grow()
    {
        var larger = ArrayPool<Block>.Shared.Rent(_count * 2);
        _blocks.CopyTo(larger, 0);
        ArrayPool<Block>.Shared.Return(_blocks);
        _blocks = larger;
    }
}
