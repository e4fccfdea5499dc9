using System.Text;

namespace DocumentSearch.Extract.Formats.Office;

/// <summary>
/// Makes blocks out of paragraphs and tables that stand in each other, as WordprocessingML and DrawingML have them under the same
/// names: a row of a table is one block; what stands within a paragraph or row but is no part of its line, such as a text box or
/// a note, comes behind it.
/// </summary>
/// <param name="take">Takes the blocks in their order.</param>
internal sealed class BlockFlow(Action<Piece> take)
{
    private const int MaxFrames = 64; // paragraphs and rows within each other; those within more are lines of the innermost

    private readonly List<Frame> _frames = [];
    private readonly Stack<Table> _tables = [];
    private readonly List<Piece> _behind = [];
    private bool _isLoose; // whether the open paragraph is none of its own, but text that stands outside of any
    private int _beyond; // frames left out as they stand in too many others

    /// <summary>What paragraphs are that say nothing else of themselves.</summary>
    internal (BlockKind Kind, int Level) Default { get; set; } = (BlockKind.Paragraph, 0);

    /// <summary>Adds text to the line. Control characters in it count as spaces.</summary>
    internal void Write(ReadOnlySpan<char> text)
    {
        if (_frames.Count == 0)
        {
            if (text.IsWhiteSpace())
                return;

            Open(isRow: false);
            _isLoose = true;
        }

        var line = _frames[^1].Text;
        var start = line.Length;
        line.Append(text);

        if (text.IndexOfAny('\t', '\n', '\r') >= 0)
            line.Replace('\t', ' ', start, text.Length).Replace('\n', ' ', start, text.Length).Replace('\r', ' ', start, text.Length);
    }

    /// <summary>Goes to the next tab stop.</summary>
    internal void Tab() => Mark('\t');

    /// <summary>Goes to the next line.</summary>
    internal void LineBreak() => Mark('\n');

    /// <summary>Says what the innermost paragraph is.</summary>
    internal void Is(BlockKind kind, int level = 0)
    {
        if (_frames.Count > 0 && _beyond == 0)
            (_frames[^1].Kind, _frames[^1].Level) = (kind, level);
    }

    /// <summary>Says what number stands before the innermost paragraph, if it holds any text.</summary>
    internal void Number(string number)
    {
        if (number.Length > 0 && _frames.Count > 0 && _beyond == 0)
            _frames[^1].Number = number;
    }

    /// <summary>Adds a block behind the outermost paragraph or row that is open.</summary>
    internal void Behind(Piece piece)
    {
        if (_frames.Count == 0)
            take(piece);
        else if (piece.Text.Length > 0)
            _behind.Add(piece);
    }

    /// <summary>Adds blocks behind the outermost paragraph or row that is open.</summary>
    internal void Behind(IEnumerable<Piece> pieces)
    {
        foreach (var piece in pieces)
            Behind(piece);
    }

    /// <summary>Goes by an element of paragraphs and tables.</summary>
    internal void Take(PartReader part)
    {
        switch (part.Node, part.Name)
        {
            case (PartNode.Start, "p"):
                Open(isRow: false);
                break;
            case (PartNode.End, "p"):
                Close();
                break;
            case (PartNode.Start, "tbl"):
                _tables.Push(new Table());
                break;
            case (PartNode.End, "tbl"):
                _tables.TryPop(out _);
                break;
            case (PartNode.Start, "gridCol") when _tables.TryPeek(out var table):
                table.Columns++;
                break;
            // a table of one column is a frame around paragraphs
            case (PartNode.Start, "tr") when _tables.TryPeek(out var table) && table.Columns != 1:
                Open(isRow: true);
                break;
            case (PartNode.End, "tr") when _tables.TryPeek(out var table) && table.Columns != 1:
                Close();
                break;
            case (PartNode.Start, "tc") when _frames.Count > 0 && _frames[^1].IsRow && _beyond == 0:
                _frames[^1].BeginCell();
                break;
        }
    }

    /// <summary>Ends what is still open, in a part that is damaged.</summary>
    internal void Finish()
    {
        _beyond = 0;

        while (_frames.Count > 0)
            Close();

        _tables.Clear();
    }

    private void Mark(char mark)
    {
        if (_frames.Count > 0)
            _frames[^1].Text.Append(mark);
    }

    private void Open(bool isRow)
    {
        if (_isLoose)
            Close();

        if (_frames.Count == MaxFrames)
        {
            _beyond++;
            return;
        }

        var (kind, level) = isRow ? (BlockKind.TableRow, 0) : Default;
        _frames.Add(new Frame(isRow) { Kind = kind, Level = level });
    }

    private void Close()
    {
        if (_beyond > 0)
        {
            _beyond--;
            LineBreak();
            return;
        }

        if (_frames.Count == 0)
            return;

        var frame = _frames[^1];
        _frames.RemoveAt(_frames.Count - 1);
        _isLoose = false;
        if (frame.Number is not null && frame.Text.Length > 0)
            frame.Text.Insert(0, ' ').Insert(0, frame.Number);

        // a paragraph or row of a cell is a line of it; otherwise one within a paragraph is that of a text box
        if (_frames.Count > 0 && _frames[^1].IsRow)
            _frames[^1].AddLine(frame.Text);
        else if (frame.Text.Length > 0)
            Behind(new Piece(frame.Kind, frame.Level, frame.Text.ToString()));

        if (_frames.Count == 0 && _behind.Count > 0)
        {
            _behind.ForEach(take);
            _behind.Clear();
        }
    }

    private sealed class Table
    {
        public int Columns { get; set; }
    }

    /// <summary>A paragraph or row that is open.</summary>
    private sealed class Frame(bool isRow)
    {
        private int _cell; // where the text of the open cell begins
        private bool _hasCells;

        public bool IsRow => isRow;

        public StringBuilder Text { get; } = new();

        public BlockKind Kind { get; set; }

        public int Level { get; set; }

        public string? Number { get; set; }

        public void BeginCell()
        {
            if (_hasCells)
                Text.Append('\t');

            _hasCells = true;
            _cell = Text.Length;
        }

        public void AddLine(StringBuilder line)
        {
            if (line.Length == 0)
                return;

            if (Text.Length > _cell)
                Text.Append('\n');

            Text.Append(line);
        }
    }
}
