namespace DocumentSearch.Extract.Segments;

/// <summary>The characters of a long text that are at hand: those of the next segment, and some that follow it.</summary>
internal sealed class TextWindow(StreamReader source, SegmentSizes sizes)
{
    private readonly char[] _buffer = GC.AllocateUninitializedArray<char>(sizes.Segment + sizes.LookAhead);
    private int _length;
    private int _left = sizes.Text; // characters that may still be read

    /// <summary>The characters; fewer than a segment with its look-ahead only where the text ends.</summary>
    internal ReadOnlySpan<char> Text => _buffer.AsSpan(0, _length);

    /// <summary>Whether the text ends with what is at hand.</summary>
    internal bool IsLast => _length < _buffer.Length;

    /// <summary>Reads on as far as there is room.</summary>
    internal void Fill()
    {
        var room = _buffer.AsSpan(_length, Math.Min(_buffer.Length - _length, _left));
        var read = source.ReadBlock(room);
        _length += read;
        _left -= read;

        // the longest text does not end with half a character
        if (_left == 0 && read > 0 && char.IsHighSurrogate(_buffer[_length - 1]))
            _length--;
    }

    /// <summary>Leaves what was read to its end.</summary>
    internal void Advance(int length)
    {
        _buffer.AsSpan(length, _length - length).CopyTo(_buffer);
        _length -= length;
    }
}
