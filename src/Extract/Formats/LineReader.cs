namespace DocumentSearch.Extract.Formats;

/// <summary>Goes through the lines of a text, which end with LF, CR or CRLF. A last line end begins no further line.</summary>
internal ref struct LineReader(ReadOnlySpan<char> text, int start = 0)
{
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Where the line begins.</summary>
    internal int Start { get; private set; }

    /// <summary>Where it ends, without its line end.</summary>
    internal int End { get; private set; }

    /// <summary>Where the next line begins.</summary>
    internal int Next { get; private set; } = start;

    /// <summary>Goes to the next line.</summary>
    /// <returns>False if there is none.</returns>
    internal bool MoveNext()
    {
        if (Next >= _text.Length)
            return false;

        Start = Next;
        var length = _text[Start..].IndexOfAny('\r', '\n');

        if (length < 0)
        {
            End = Next = _text.Length;
            return true;
        }

        End = Start + length;
        Next = End + 1;

        if (_text[End] == '\r' && Next < _text.Length && _text[Next] == '\n')
            Next++;

        return true;
    }
}
