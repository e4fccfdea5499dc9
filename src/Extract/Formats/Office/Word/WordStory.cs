using System.Text;

namespace DocumentSearch.Extract.Formats.Office.Word;

/// <summary>
/// Reads the text of one story, as Word calls it: the body, a header or footer, the _notes. Insertions count as made and deletions
/// too, and fields show their results.
/// </summary>
internal sealed class WordStory
{
    private const int MaxFields = 64; // within each other; those within more count as none

    private readonly WordContext _context;
    private readonly Relationships _relationships;
    private readonly Action<Piece> _take;
    private readonly BlockFlow _flow;
    private readonly Stack<bool> _fields = []; // whether the code of each open field has ended
    private readonly StringBuilder _reading = new(); // of the characters that it stands above
    private int _codes; // fields whose codes have not ended
    private bool _isText;
    private bool _isReading;
    private bool _isTitle; // whether the next heading is the title

    /// <summary>Begins a story.</summary>
    /// <param name="context">What it refers to.</param>
    /// <param name="relationships">The relationships of its part.</param>
    /// <param name="take">Takes its blocks in their order.</param>
    internal WordStory(WordContext context, Relationships relationships, Action<Piece> take)
    {
        (_context, _relationships, _take) = (context, relationships, take);
        _flow = new BlockFlow(TakePiece);
    }

    /// <summary>The first paragraph in the style of titles; null if there is none.</summary>
    internal string? Title { get; private set; }

    /// <summary>Goes by a node.</summary>
    internal void Take(PartReader part)
    {
        switch (part.Node)
        {
            case PartNode.Text when _isText:
                Write(part.Text, part.PreservesSpace);
                break;
            case PartNode.Start:
                Start(part);
                break;
            case PartNode.End:
                End(part);
                break;
        }
    }

    /// <summary>Ends what is still open.</summary>
    internal void Finish() => _flow.Finish();

    private void Start(PartReader part)
    {
        switch (part.Name)
        {
            case "t":
                _isText = _codes == 0;
                break;
            case "tab" or "ptab":
                _flow.Tab();
                break;
            case "br" or "cr":
                _flow.LineBreak();
                break;
            case "noBreakHyphen":
                _flow.Write("\u2011");
                break;
            case "sym":
                _flow.Write(SymbolFont.Read(part.Attribute("font"), part.Attribute("char")));
                break;
            case "rt":
                _isReading = true;
                break;
            case "pPr":
                TakeParagraphProperties(part);
                break;
            case "fldChar":
                TakeField(part.Attribute("fldCharType"));
                break;
            case "footnoteReference":
                _flow.Behind(_context.Footnotes.Give(part.Attribute("id")));
                break;
            case "endnoteReference":
                _flow.Behind(_context.Endnotes.Give(part.Attribute("id")));
                break;
            case "commentReference":
                _flow.Behind(_context.Comments.Give(part.Attribute("id")));
                break;
            case "del" or "moveFrom" or "sdtPr" or "sectPr" or "tblPr" or "trPr" or "tcPr":
                part.Skip();
                break;
            case "docPr" or "shape" or "rect" or "textpath":
                DrawingText.TakeDescription(part, _context.Package, _flow);
                break;
            case "chart" or "relIds":
                DrawingText.TakeGraphic(part, _context.Package, _relationships, _flow);
                break;
            default:
                _flow.Take(part);
                break;
        }
    }

    private void End(PartReader part)
    {
        switch (part.Name)
        {
            case "t":
                _isText = false;
                break;
            case "rt":
                _isReading = false;
                break;
            case "ruby" when _reading.Length > 0:
                _flow.Write($"({_reading})");
                _reading.Clear();
                break;
            // parts of a formula that stand above each other
            case "num" or "den" or "e" or "deg" or "fName":
                _flow.Write(" ");
                break;
            case "p":
                // a code never leads into the next paragraph, so one whose end is missing takes no more than this
                _fields.Clear();
                _codes = 0;
                _flow.Take(part);
                break;
            default:
                _flow.Take(part);
                break;
        }
    }

    private void Write(string text, bool preservesSpace)
    {
        if (_isReading)
            _reading.Append(text);
        else
            _flow.Write(preservesSpace ? text : text.AsSpan().Trim());
    }

    private void TakeParagraphProperties(PartReader part)
    {
        var own = new ParagraphLook();
        var depth = part.Depth;

        while (part.ReadIn(depth))
        {
            // as it was before a change, and the look of its mark
            if (part is { Node: PartNode.Start, Name: "pPrChange" or "rPr" or "sectPr" })
                part.Skip();
            else if (part.Node == PartNode.Start)
                own = own.With(part);
        }

        var look = _context.Styles.LookOf(own);

        if (look.Outline is { } level)
            _flow.Is(BlockKind.Heading, level + 1);
        else if (look.IsListed)
            _flow.Is(BlockKind.ListItem);

        if (look.IsListed)
            _flow.Number(_context.Lists.Next(look.List!, look.ListLevel ?? 0));

        _isTitle |= Title is null && _context.Styles.IsTitle(own.Style);
    }

    private void TakePiece(Piece piece)
    {
        if (_isTitle && piece.Kind == BlockKind.Heading)
        {
            Title = piece.Text.ReplaceLineEndings(" ").Trim();
            _isTitle = false;
        }

        _take(piece);
    }

    private void TakeField(string? mark)
    {
        switch (mark)
        {
            case "begin" when _fields.Count < MaxFields:
                _fields.Push(false);
                _codes++;
                break;
            case "separate" when _fields.TryPop(out var isCodeOver):
                _fields.Push(true);
                _codes -= isCodeOver ? 0 : 1;
                break;
            case "end" when _fields.TryPop(out var isCodeOver):
                _codes -= isCodeOver ? 0 : 1;
                break;
        }
    }
}
