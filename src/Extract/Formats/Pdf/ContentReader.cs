using System.Numerics;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Logging;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokens;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// Reads the glyphs out of content streams. Operators are carried out as they are parsed, as a list of them would be many times as
/// large as the content, and only those that text depends on.
/// </summary>
internal sealed class ContentReader : IGraphicsStateOperationFactory
{
    private const int MaxSavedStates = 1024;
    private const int OperatorsBetweenLooks = 1 << 12;
    private const float ThousandthsOfEm = 1000;

    private static readonly NoOperation None = new();
    private static readonly ILog Silence = new ParsingOptions().Logger;

    private readonly PageResources _resources;
    private readonly PdfObjects _objects;
    private readonly BoundedFilters _filters;
    private readonly ContentBudget _budget;
    private readonly CancellationToken _cancel;
    private readonly PageContentParser _parser;
    private readonly Stack<ContentState> _saved = new();
    private readonly Stack<ReplacedText?> _marked = new();
    private readonly HashSet<IndirectReference> _openForms = [];
    private ContentState _state;
    private Matrix3x2 _text = Matrix3x2.Identity;
    private Matrix3x2 _line = Matrix3x2.Identity;
    private PageContent _page = new();
    private ReplacedText? _replaced;
    private int _depth;
    private int _operators;
    private bool _isStopped;

    internal ContentReader(
        PageResources resources, PdfObjects objects, BoundedFilters filters, ContentBudget budget, CancellationToken cancel)
    {
        (_resources, _objects, _filters, _budget, _cancel) = (resources, objects, filters, budget, cancel);
        _parser = new PageContentParser(this, new StackDepthGuard(PdfOpening.MaxNesting), useLenientParsing: true);
    }

    /// <summary>Reads content onto a page.</summary>
    /// <param name="content">The content, unpacked.</param>
    /// <param name="page">What is read goes there.</param>
    /// <param name="transform">From the units of the content to points on the page as it is shown.</param>
    /// <exception cref="OperationCanceledException">The work was ended early.</exception>
    internal void Read(ReadOnlyMemory<byte> content, PageContent page, Matrix3x2 transform)
    {
        Begin(page, transform);
        Parse(content);
    }

    /// <summary>Reads a form onto a page, such as what an annotation looks like.</summary>
    /// <param name="form">The form.</param>
    /// <param name="page">What is read goes there.</param>
    /// <param name="transform">From the units of what the form is drawn in to points on the page as it is shown.</param>
    /// <exception cref="OperationCanceledException">The work was ended early.</exception>
    internal void ReadForm(StreamToken form, PageContent page, Matrix3x2 transform)
    {
        Begin(page, transform);
        if (_budget.TakeForm())
            DrawForm(form);
    }

    private void Begin(PageContent page, Matrix3x2 transform)
    {
        _page = page;
        _state = new ContentState { Transform = transform, HorizontalScaling = 1 };
        _saved.Clear();
        _marked.Clear();
        _openForms.Clear();
        _replaced = null;
        _depth = 0;
        _isStopped = false;
    }

    /// <inheritdoc/>
    public IGraphicsStateOperation Create(OperatorToken op, IReadOnlyList<IToken> operands)
    {
        if (_isStopped)
            return None;

        if (++_operators % OperatorsBetweenLooks == 0 && _cancel.IsCancellationRequested)
            _isStopped = true;

        // a damaged operator costs what it would have drawn
        try
        {
            Run(op.Data, operands);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            _page.IsIncomplete = true;
            _isStopped |= fault is OperationCanceledException or ExtractLimitException;
        }

        return None;
    }

    private void Parse(ReadOnlyMemory<byte> content)
    {
        _budget.Count(content.Length);
        _parser.Parse(0, new MemoryInputBytes(content), Silence);
        _cancel.ThrowIfCancellationRequested();
    }

    private void Run(string op, IReadOnlyList<IToken> operands)
    {
        switch (op)
        {
            case "q" when _saved.Count < MaxSavedStates:
                _saved.Push(_state);
                break;
            case "Q" when _saved.TryPop(out var saved):
                _state = saved;
                break;
            case "cm":
                _state.Transform = MatrixOf(operands) * _state.Transform;
                break;
            case "gs" when _resources.StateFont(Name(operands)) is { } font:
                (_state.Font, _state.FontSize) = font;
                break;
            case "Do":
                DrawObject(Name(operands));
                break;
            case "EI" or "BI" or "ID" or "sh":
                _page.HasPictures = true;
                break;
            case "BMC":
                _marked.Push(_replaced);
                break;
            case "BDC":
                BeginMarked(operands);
                break;
            case "EMC" when _marked.TryPop(out var outer):
                EndMarked(outer);
                break;
            default:
                RunText(op, operands);
                break;
        }
    }

    private void RunText(string op, IReadOnlyList<IToken> operands)
    {
        switch (op)
        {
            case "BT":
                _text = _line = Matrix3x2.Identity;
                break;
            case "Tf":
                _state.Font = _resources.Font((NameToken)operands[^2]);
                _state.FontSize = Number(operands[^1]);
                break;
            case "Tc":
                _state.CharacterSpacing = Number(operands[^1]);
                break;
            case "Tw":
                _state.WordSpacing = Number(operands[^1]);
                break;
            case "Tz":
                _state.HorizontalScaling = Number(operands[^1]) / 100;
                break;
            case "TL":
                _state.Leading = Number(operands[^1]);
                break;
            case "Ts":
                _state.Rise = Number(operands[^1]);
                break;
            case "Tm":
                _text = _line = MatrixOf(operands);
                break;
            case "Td":
                MoveLine(Number(operands[^2]), Number(operands[^1]));
                break;
            case "TD":
                _state.Leading = -Number(operands[^1]);
                MoveLine(Number(operands[^2]), Number(operands[^1]));
                break;
            case "T*":
                MoveLine(0, -_state.Leading);
                break;
            case "Tj":
                Show(operands[^1]);
                break;
            case "'":
                MoveLine(0, -_state.Leading);
                Show(operands[^1]);
                break;
            case "\"":
                (_state.WordSpacing, _state.CharacterSpacing) = (Number(operands[^3]), Number(operands[^2]));
                MoveLine(0, -_state.Leading);
                Show(operands[^1]);
                break;
            case "TJ" when operands[^1] is ArrayToken array:
                ShowAll(array.Data);
                break;
        }
    }

    private void ShowAll(IReadOnlyList<IToken> parts)
    {
        foreach (var part in parts)
        {
            if (part is not NumericToken number)
            {
                Show(part);
                continue;
            }

            var shift = -(float)number.Data / ThousandthsOfEm * _state.FontSize;
            Advance(_state.Font is { IsVertical: true } ? new Vector2(0, shift) : new Vector2(shift * _state.HorizontalScaling, 0));
        }
    }

    private void Show(IToken text)
    {
        if (_state.Font is not { } font)
        {
            _page.HasUnreadable = true;
            return;
        }

        var bytes = new MemoryInputBytes(text is HexToken hex ? hex.Memory : ((StringToken)text).GetBytes());
        var toPage = Matrix3x2.CreateScale(_state.FontSize * _state.HorizontalScaling, _state.FontSize)
            * Matrix3x2.CreateTranslation(0, _state.Rise);

        while (bytes.MoveNext())
        {
            var (glyph, width) = font.Next(bytes, out var isSpace);
            var spacing = _state.CharacterSpacing + (isSpace ? _state.WordSpacing : 0);

            // by default, vertical writing goes down one em a glyph
            var (end, advance) = font.IsVertical
                ? (new Vector2(0, -1), new Vector2(0, -_state.FontSize + spacing))
                : (new Vector2(width, 0), new Vector2((width * _state.FontSize + spacing) * _state.HorizontalScaling, 0));

            Draw(glyph, end, toPage * _text * _state.Transform, font);
            Advance(advance);
        }
    }

    private void Draw(string? text, Vector2 end, Matrix3x2 toPage, FontReader font)
    {
        if (text is null)
        {
            _page.HasUnreadable = true;
            return;
        }

        if (!_budget.TakeGlyph())
        {
            (_page.IsIncomplete, _isStopped) = (true, true);
            return;
        }

        var start = Vector2.Transform(Vector2.Zero, toPage);
        var size = Vector2.TransformNormal(Vector2.UnitY, toPage).Length() * (font.IsType3 ? font.Type3Scale : 1);
        var glyph = new Glyph(text, start, Vector2.Transform(end, toPage), size, font.IsBold);
        if (!float.IsFinite(size + start.X + start.Y + glyph.End.X + glyph.End.Y))
            return;

        if (_replaced is not null)
            _replaced.Add(glyph);
        else
            _page.Glyphs.Add(glyph);
    }

    private void Advance(Vector2 by) => _text = Matrix3x2.CreateTranslation(by) * _text;

    private void MoveLine(float x, float y) => _text = _line = Matrix3x2.CreateTranslation(x, y) * _line;

    private void BeginMarked(IReadOnlyList<IToken> operands)
    {
        _marked.Push(_replaced);
        var properties = operands is [_, NameToken name] ? _resources.Properties(name) : operands[^1] as DictionaryToken;

        if (_replaced is null && properties is not null && properties.Data.ContainsKey("ActualText"))
            _replaced = new ReplacedText(_objects.Text(properties, "ActualText") ?? "");
    }

    private void EndMarked(ReplacedText? outer)
    {
        if (_replaced is not null && outer is null && _replaced.ToGlyph() is { } glyph)
            _page.Glyphs.Add(glyph);

        _replaced = outer;
    }

    private void DrawObject(NameToken name)
    {
        if (_resources.XObject(name, out var reference) is not { } stream)
            return;

        if (_objects.Name(stream.StreamDictionary, "Subtype") != "Form")
        {
            _page.HasPictures = true;
            return;
        }

        if (_depth >= ContentBudget.MaxDepth || !_budget.TakeForm())
        {
            _page.IsIncomplete = true;
            return;
        }

        // a form that draws itself would never end
        if (!_openForms.Add(reference))
            return;

        DrawForm(stream);
        _openForms.Remove(reference);
    }

    private void DrawForm(StreamToken form)
    {
        var (state, text, line, saved) = (_state, _text, _line, _saved.Count);
        var resources = _objects.Dictionary(form.StreamDictionary, "Resources");
        if (resources is not null)
            _resources.Enter(resources);

        _depth++;

        try
        {
            _state.Transform = MatrixOf(form) * _state.Transform;

            Parse(Unpack(form, _page));
        }
        finally
        {
            _depth--;
            if (resources is not null)
                _resources.Leave();

            // a form ends what it began
            while (_saved.Count > saved)
                _saved.Pop();

            (_state, _text, _line) = (state, text, line);
        }
    }

    /// <summary>A content stream, as much of it as may still be read.</summary>
    internal ReadOnlyMemory<byte> Unpack(StreamToken stream, PageContent page)
    {
        (_filters.Room, _filters.HasCutOff) = (_budget.BytesLeft, false);

        try
        {
            return _objects.Decode(stream, _filters);
        }
        finally
        {
            page.IsIncomplete |= _filters.HasCutOff;
            _filters.Room = int.MaxValue;
        }
    }

    /// <summary>From the units of a form to those of what it is drawn in.</summary>
    internal Matrix3x2 MatrixOf(StreamToken form) =>
        _objects.Array(form.StreamDictionary, "Matrix") is { Count: 6 } matrix ? MatrixOf(matrix) : Matrix3x2.Identity;

    private Matrix3x2 MatrixOf(IReadOnlyList<IToken> operands) => new(
        Number(operands[^6]), Number(operands[^5]), Number(operands[^4]), Number(operands[^3]), Number(operands[^2]), Number(operands[^1]));

    private float Number(IToken token) => (float)((NumericToken)_objects.Resolve(token)!).Data;

    private static NameToken Name(IReadOnlyList<IToken> operands) => (NameToken)operands[^1];

    private sealed class NoOperation : IGraphicsStateOperation
    {
        public string Operator => "";

        public void Write(Stream stream)
        {
        }

        public void Run(IOperationContext operationContext)
        {
        }
    }
}
