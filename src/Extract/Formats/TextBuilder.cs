using System.Buffers;
using System.Text;

namespace DocumentSearch.Extract.Formats;

/// <summary>
/// Builds the text of a document block by block, for extractors whose text is not the file's own. It keeps the promises of
/// <see cref="ExtractedText"/>: blocks ascend and are not blank, the text has no lone surrogates and no control characters, and is
/// no longer than it may be.
/// </summary>
/// <param name="task">Bounds, and what ends the work early.</param>
internal sealed class TextBuilder(ExtractionTask task)
{
    private const int UnitsBetweenLooks = 1 << 16;

    // white space of sources, which counts as one space, and characters that are not shown
    private static readonly SearchValues<char> Special = SearchValues.Create(SpecialCharacters());

    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly List<Place> _places = [];
    private Place? _nextPlace;
    private BlockKind? _previous;
    private int _opened; // length of the text before the open block
    private int _start = -1; // of the open block
    private bool _owesSpace;
    private int _nextLook = UnitsBetweenLooks;

    /// <summary>Whether no more text is taken: what is written from now on is left out.</summary>
    internal bool IsFull { get; private set; }

    /// <summary>Whether nothing was written so far.</summary>
    internal bool IsEmpty => _text.Length == 0;

    /// <summary>Length of the text so far, in UTF-16 units.</summary>
    internal int Length => _text.Length;

    /// <summary>
    /// Whether white space is taken as it stands; otherwise a run of it counts as one space, and none stands at the ends of blocks and lines.
    /// </summary>
    internal bool IsPreformatted { get; set; }

    /// <summary>Adds to the open block.</summary>
    internal void Write(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && !IsFull)
        {
            var plain = text.IndexOfAny(Special);
            if (plain != 0)
            {
                Append(plain < 0 ? text : text[..plain]);
                text = plain < 0 ? default : text[plain..];
                continue;
            }

            text = text[WriteSpecial(text)..];
        }
    }

    /// <summary>Adds text to the open block in which a tab goes to the next cell or tab stop, and a line feed to the next line.</summary>
    internal void WriteMarked(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny('\t', '\n') is >= 0 and var mark)
        {
            Write(text[..mark]);

            if (text[mark] == '\t')
                Tab();
            else
                LineBreak();

            text = text[(mark + 1)..];
        }

        Write(text);
    }

    /// <summary>Begins a new line in the open block.</summary>
    internal void LineBreak() => Break('\n');

    /// <summary>Begins the next cell of a row, or goes to the next tab stop.</summary>
    internal void Tab() => Break('\t');

    /// <summary>Ends the open block, if there is one.</summary>
    internal void End(BlockKind kind, int level = 0)
    {
        _owesSpace = false;
        if (_start < 0)
            return;

        var end = _text.Length;
        while (end > _start && char.IsWhiteSpace(_text[end - 1]))
            end--;

        // tabs of a row stay, as they say in which columns its cells stand
        var start = _start;
        while (start < end && char.IsWhiteSpace(_text[start]))
            start++;

        if (start < end)
        {
            _blocks.Add(new Block(start, end, kind, level));
            _previous = kind;
            _text.Length = end;
        }
        else
        {
            TakeBack();
        }

        _start = -1;
    }

    /// <summary>Adds a block.</summary>
    internal void Block(BlockKind kind, ReadOnlySpan<char> text, int level = 0)
    {
        Write(text);
        End(kind, level);
    }

    /// <summary>Adds the blocks of another text, without its places. The open block should be ended before.</summary>
    internal void Append(TextBuilder other)
    {
        var part = other.Finish("");
        IsPreformatted = true;

        foreach (var block in part.Blocks)
            Block(block.Kind, part.Text.AsSpan(block.Start..block.End), block.Level);

        IsPreformatted = false;
    }

    /// <summary>What is written from now on stands in another place. The open block should be ended before.</summary>
    internal void Place(PlaceKind kind, int number, string? label = null, int row = 0, int column = 0) =>
        _nextPlace = new Place(0, kind, number, label, row, column);

    /// <summary>The text. What is still open counts as a paragraph.</summary>
    /// <param name="format">Name of the format.</param>
    /// <param name="encoding">Name of the encoding of the source, or null if the format says by itself how its text is kept.</param>
    internal ExtractedText Finish(string format, string? encoding = null)
    {
        End(BlockKind.Paragraph);

        return new ExtractedText
        {
            Text = _text.ToString(),
            Blocks = _blocks.ToArray(),
            Places = _places.ToArray(),
            Format = format,
            Encoding = encoding ?? "utf-8",
            IsDerived = true,
            IsCutOff = IsFull,
        };
    }

    private static string SpecialCharacters()
    {
        var characters = new StringBuilder();

        for (var c = '\0'; c <= '\u00A0'; c++)
        {
            if (char.IsControl(c) || c is ' ')
                characters.Append(c);
        }

        characters.Append("\u2028\u2029\uFEFF\u00AD");

        for (var c = 0xD800; c <= 0xDFFF; c++)
            characters.Append((char)c);

        return characters.ToString();
    }

    /// <summary>Writes what a text begins with, which needs a look.</summary>
    /// <returns>How much of it was that, in UTF-16 units.</returns>
    private int WriteSpecial(ReadOnlySpan<char> text)
    {
        var c = text[0];

        if (char.IsSurrogate(c))
        {
            if (text.Length > 1 && char.IsSurrogatePair(c, text[1]))
            {
                Append(text[..2]);
                return 2;
            }

            Append("\uFFFD");
        }
        else if (IsPreformatted && c is '\n' or '\t' or ' ')
        {
            if (_start >= 0 || c is not '\n')
                Append(text[..1]);
        }
        else if (char.IsWhiteSpace(c))
        {
            // CR LF are one line break
            if (IsPreformatted && (c != '\r' || text.Length < 2 || text[1] != '\n'))
                LineBreak();

            _owesSpace |= !IsPreformatted;
        }

        return 1;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (_start < 0)
            Open();
        else if (_owesSpace && _text[^1] is not ('\n' or '\t'))
            _text.Append(' ');

        _owesSpace = false;
        var room = task.Limits.MaxText - _text.Length;
        if (text.Length > room)
        {
            IsFull = true;
            text = text[..Math.Max(0, room)];
            if (!text.IsEmpty && char.IsHighSurrogate(text[^1]))
                text = text[..^1];
        }

        _text.Append(text);

        if (_text.Length >= _nextLook)
        {
            task.Cancel.ThrowIfCancellationRequested();
            _nextLook = _text.Length + UnitsBetweenLooks;
        }
    }

    private void Open()
    {
        _opened = _text.Length;

        if (_previous is { } previous)
            _text.Append(previous is BlockKind.ListItem or BlockKind.TableRow ? "\n" : "\n\n");

        _start = _text.Length;

        if (_nextPlace is { } place)
            _places.Add(place with { Start = _start });

        _nextPlace = null;
    }

    /// <summary>Leaves out the open block, as if it had never begun.</summary>
    private void TakeBack()
    {
        if (_places.Count > 0 && _places[^1].Start == _start)
        {
            _nextPlace ??= _places[^1];
            _places.RemoveAt(_places.Count - 1);
        }

        _text.Length = _opened;
    }

    private void Break(char kind)
    {
        _owesSpace = false;

        if (_start < 0 && kind == '\n')
            return;

        if (_start < 0)
            Open();

        if (_text.Length < task.Limits.MaxText)
            _text.Append(kind);
    }
}
