namespace DocumentSearch.Extract.Formats;

/// <summary>A place in a line of Markdown. Indentation is measured in columns, as a tab goes to the next multiple of four.</summary>
internal ref struct MarkdownCursor(ReadOnlySpan<char> text)
{
    private const int TabStop = 4;

    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Offset of the place in the text.</summary>
    internal int At { get; private set; } = 0;

    /// <summary>Column of the place in its line.</summary>
    internal int Column { get; private set; } = 0;

    /// <summary>Offset of the line's end.</summary>
    internal int End { get; private set; } = 0;

    /// <summary>Column where the content of the innermost block quote or list item begins whose marker was read in this line.</summary>
    internal int Origin { get; set; } = 0;

    internal readonly bool IsAtEnd => At == End;

    internal readonly ReadOnlySpan<char> Rest => _text[At..End];

    internal void GoTo(int start, int end) => (At, Column, Origin, End) = (start, 0, 0, end);

    internal void Skip(int characters)
    {
        At += characters;
        Column += characters;
    }

    internal void SkipSpace()
    {
        for (; At < End; At++)
        {
            switch (_text[At])
            {
                case '\t':
                    Column += TabStop - (Column % TabStop);
                    break;
                case ' ' or '\f' or '\v' or '\u00A0':
                    Column++;
                    break;
                default:
                    return;
            }
        }
    }
}
