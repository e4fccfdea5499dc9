using System.Globalization;
using System.Text;
using System.Xml;

namespace DocumentSearch.Extract.Formats.OpenDocument;

/// <summary>
/// Reads the XML of OpenDocument (OpenDocument 1.3 part 3): the parts of a package one after the other, or all of a flat document. Text
/// counts where a paragraph is open; what else is written in a document are settings.
/// </summary>
/// <param name="text">Takes the text.</param>
/// <param name="openObject">Opens the XML of an object that is embedded in the document, by its reference; null if there is none.</param>
/// <param name="task">Bounds.</param>
internal sealed class OpenDocumentReader(TextBuilder text, Func<string, XmlReader?> openObject, ExtractionTask task)
{
    private const int MaxFlows = 8; // within each other; what stands deeper stays in the paragraph
    private const int MaxRepeats = 1 << 24;

    private readonly Stack<(OpenDocumentFlow Flow, int Depth, bool IsMargin)> _flows = new([(new OpenDocumentFlow(text), -1, false)]);
    private readonly SheetWriter _sheets = new(text);
    private readonly TextBuilder _margins = new(task); // headers and footers
    private readonly HashSet<string> _knownMargins = new(StringComparer.Ordinal);
    private readonly StringBuilder _value = new();
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private XmlReader _xml = null!;
    private int _hidden = -1; // depth of the element that is left out
    private int _heading = -1; // depth of a frame that holds the title of a slide
    private readonly ListNumbers _lists = new();
    private int _pages;
    private bool _isInMeta;
    private bool _isInObject;
    private string? _cellValue;

    /// <summary>What the document says of itself.</summary>
    internal OpenDocumentFacts Facts { get; } = new();

    /// <summary>Whether any part of it could not be read to its end.</summary>
    internal bool IsDamaged { get; private set; }

    /// <summary>What it is: <c>odt</c>, <c>ods</c>, <c>odp</c> or <c>odg</c>.</summary>
    internal string Format { get; private set; } = "odt";

    private OpenDocumentFlow Flow => _flows.Peek().Flow;

    private bool IsSheet => Format == "ods" && _flows.Count == 1 && !_isInObject;

    /// <summary>Takes what the root element of a flat document says that it is, which comes before its headers and footers.</summary>
    internal void TakeMediaType(XmlReader root)
    {
        _xml = root;
        var type = Attribute("office", "mimetype") ?? "";
        Format = type.Contains("spreadsheet", StringComparison.Ordinal) ? "ods"
            : type.Contains("presentation", StringComparison.Ordinal) ? "odp"
            : type.Contains("graphics", StringComparison.Ordinal) ? "odg"
            : "odt";
    }

    /// <summary>Reads a part, as far as it can be read.</summary>
    internal void Read(XmlReader xml)
    {
        var outer = (_xml, _hidden, _heading);
        (_xml, _hidden, _heading) = (xml, -1, -1);
        var flows = _flows.Count;

        try
        {
            while (!text.IsFull && xml.Read())
            {
                task.Cancel.ThrowIfCancellationRequested();
                Take();
            }
        }
        catch (XmlException)
        {
            IsDamaged = true;
        }

        while (_flows.Count > flows)
            EndFlow();

        Flow.Finish();
        (_xml, _hidden, _heading) = outer;
    }

    /// <summary>Ends the text.</summary>
    internal void Finish() => text.Append(_margins);

    private void Take()
    {
        switch (_xml.NodeType)
        {
            case XmlNodeType.Element when _hidden < 0:
                var (name, local, isEmpty) = (NameOf(_xml.NamespaceURI), _xml.LocalName, _xml.IsEmptyElement);
                Begin(name, local);
                if (isEmpty)
                    End(name, local);
                break;
            case XmlNodeType.EndElement when _hidden < 0:
                End(NameOf(_xml.NamespaceURI), _xml.LocalName);
                break;
            case XmlNodeType.Element when _xml.IsEmptyElement && _xml.Depth == _hidden:
            case XmlNodeType.EndElement when _xml.Depth == _hidden:
                _hidden = -1;
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when _hidden < 0:
                Write(_xml.Value);
                break;
        }
    }

    private void Write(string words)
    {
        if (_isInMeta)
            _value.Append(words);
        else if (!Flow.IsInParagraph)
            return;
        else if (IsSheet && _sheets.IsInCell)
            _sheets.Write(words);
        else
            Flow.Blocks.Write(words, Flow.Style.Kind, Flow.Style.Level);
    }

    private void Begin(string name, string local)
    {
        if (IsAnchored(name, local))
            BeginFlow(_xml.Depth, isMargin: false);

        switch (name)
        {
            case "office":
                BeginOffice(local);
                break;
            case "text":
                BeginText(local);
                break;
            case "table":
                BeginTable(local);
                break;
            case "draw":
                BeginDrawing(local);
                break;
            case "style" when IsMargin(local):
                BeginMargin();
                break;
            case "meta" or "dc" when _isInMeta:
                _value.Clear();
                break;
            case "svg" when local is "title" or "desc":
            case "presentation" when local is "header-decl" or "footer-decl":
            case "math" when local == "math":
                Flow.BeginParagraph(BlockKind.Paragraph, 0);
                break;
            case "math" when local == "annotation":
                Hide();
                break;
        }
    }

    private void End(string name, string local)
    {
        switch (name, local)
        {
            case ("text", "p" or "h") when IsSheet && _sheets.IsInCell:
                _sheets.LineBreak();
                Flow.EndParagraph();
                break;
            case ("text", "p" or "h") or ("svg", "title" or "desc") or ("presentation", "header-decl" or "footer-decl") or ("math", "math"):
                Flow.EndParagraph();
                break;
            case ("text", "list" or "ordered-list" or "unordered-list"):
                _lists.EndList();
                break;
            case ("text", "list-item"):
                Flow.Blocks.Mark(null);
                break;
            case ("text", "ruby-text"):
                Write(")");
                break;
            case ("table", "table-row") when IsSheet:
                _sheets.EndRow();
                Flow.EndRow();
                break;
            case ("table", "table-row"):
                Flow.EndRow();
                break;
            case ("table", "table-cell" or "covered-table-cell") when IsSheet:
                _sheets.EndCell(_cellValue);
                break;
            case ("office", "meta"):
                _isInMeta = false;
                break;
            case ("meta" or "dc", _) when _isInMeta:
                Facts.Add(local, _value.ToString());
                break;
        }

        if (_xml.Depth == _heading)
            _heading = -1;
        if (_xml.Depth == _flows.Peek().Depth)
            EndFlow();
    }

    private void BeginOffice(string local)
    {
        switch (local)
        {
            case "meta":
                _isInMeta = Facts.IsEmpty;
                break;
            case "text" or "spreadsheet" or "presentation" or "drawing" when !_isInObject:
                Format = local switch { "text" => "odt", "spreadsheet" => "ods", "presentation" => "odp", _ => "odg" };
                break;
        }
    }

    private void BeginText(string local)
    {
        switch (local)
        {
            case "p" or "h" when _heading >= 0:
                Flow.BeginParagraph(BlockKind.Heading, 1);
                break;
            case "h":
                Flow.BeginParagraph(BlockKind.Heading, Math.Max(1, Number("text", "outline-level") ?? Number("text", "level") ?? 1));
                break;
            case "p":
                Flow.BeginParagraph(_lists.Depth > 0 ? BlockKind.ListItem : BlockKind.Paragraph, 0);
                break;
            case "list" or "ordered-list" or "unordered-list":
                _lists.BeginList(Attribute("text", "style-name"), Attribute("text", "continue-numbering") == "true");
                break;
            case "list-item":
                Flow.Blocks.Mark(_lists.NextItem(Number("text", "start-value")));
                break;
            case "list-style":
                _lists.BeginStyle(Attribute("style", "name"));
                break;
            case "list-level-style-number":
                _lists.AddLevel(Number("text", "level") ?? 1, Attribute("style", "num-format"));
                break;
            case "s" or "tab" or "tab-stop":
                Write(" ");
                break;
            case "line-break" when IsSheet && _sheets.IsInCell:
                _sheets.LineBreak();
                break;
            case "line-break":
                Flow.Blocks.LineBreak();
                break;
            case "ruby-text":
                Write("(");
                break;
            // what changes took out, and the marks of notes, which would run into the words before them
            case "tracked-changes" or "note-citation" or "footnote-citation" or "endnote-citation":
            case "section" when Attribute("text", "display") == "none":
            case "hidden-text" or "hidden-paragraph" when Attribute("text", "is-hidden") == "true":
            case "page-number" when Format is "odp" or "odg":
            case "page-number" or "page-count" or "date" or "time" or "file-name" or "sheet-name" or "chapter" or "title" when _flows.Peek().IsMargin:
                Hide();
                break;
        }
    }

    private void BeginTable(string local)
    {
        switch (local)
        {
            case "table" when IsSheet:
                _sheets.BeginSheet(Attribute("table", "name") ?? "");
                break;
            case "table-row" when IsSheet:
                _sheets.BeginRow(Repeats("number-rows-repeated"));
                Flow.BeginRow();
                break;
            case "table-row":
                Flow.BeginRow();
                break;
            case "table-cell" or "covered-table-cell" when IsSheet:
                _cellValue = Attribute("office", "string-value") ?? Attribute("office", "date-value") ?? Attribute("office", "value");
                _sheets.BeginCell(Repeats("number-columns-repeated"));
                break;
            case "table-cell":
                Flow.Blocks.BeginCell();
                break;
            // a chart in a workbook keeps a copy of the cells that it shows
            case "table" when _isInObject && Format == "ods":
            case "tracked-changes":
                Hide();
                break;
        }
    }

    private void BeginDrawing(string local)
    {
        switch (local)
        {
            case "page" when Format is "odp" or "odg" && !_isInObject:
                var label = Attribute("draw", "name");
                var kind = Format == "odp" ? PlaceKind.Slide : PlaceKind.Page;
                text.Place(kind, ++_pages, IsCounted(label) ? null : label);
                break;
            case "frame" when Attribute("presentation", "class") == "title":
                _heading = _xml.Depth;
                break;
            case "object" when !_isInObject && Attribute("xlink", "href") is { } reference:
                ReadObject(reference);
                break;
        }
    }

    private void ReadObject(string reference)
    {
        using var xml = openObject(reference);
        if (xml is null)
            return;

        _isInObject = true;
        BeginFlow(-1, isMargin: false);
        Read(xml);
        EndFlow();
        _isInObject = false;
    }

    private void BeginMargin()
    {
        if (Format == "odt")
            BeginFlow(_xml.Depth, isMargin: true);
        else
            Hide();
    }

    /// <summary>Whether an element is anchored in the paragraph or cell that is open, but no part of its line.</summary>
    private bool IsAnchored(string name, string local) =>
        _flows.Count < MaxFlows
        && (Flow.IsInParagraph || (IsSheet && _sheets.IsInCell))
        && (name, local) is ("draw", not "a") or ("text", "note" or "footnote" or "endnote") or ("office", "annotation") or ("table", "shapes");

    private void BeginFlow(int depth, bool isMargin) => _flows.Push((new OpenDocumentFlow(new TextBuilder(task)), depth, isMargin));

    private void EndFlow()
    {
        var (flow, _, isMargin) = _flows.Pop();
        flow.Finish();

        if (!isMargin)
            Flow.AddBehind(flow.Text);
        else if (_knownMargins.Add(flow.Text.Finish("").Text))
            _margins.Append(flow.Text);
    }

    private void Hide()
    {
        if (!_xml.IsEmptyElement)
            _hidden = _xml.Depth;
    }

    private static bool IsMargin(string local) => local.StartsWith("header", StringComparison.Ordinal) || local.StartsWith("footer", StringComparison.Ordinal);

    /// <summary>Whether the name of a page is one that an editor gave it by its number.</summary>
    private static bool IsCounted(string? name) =>
        name is null || name.ToLowerInvariant().TrimEnd(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' ']) is "page" or "slide" or "";

    private int Repeats(string attribute) => Math.Clamp(Number("table", attribute) ?? 1, 1, MaxRepeats);

    private int? Number(string name, string attribute) =>
        int.TryParse(Attribute(name, attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string? Attribute(string name, string attribute)
    {
        string? value = null;

        for (var has = _xml.MoveToFirstAttribute(); has && value is null; has = _xml.MoveToNextAttribute())
        {
            if (_xml.LocalName == attribute && NameOf(_xml.NamespaceURI) == name)
                value = _xml.Value;
        }

        _xml.MoveToElement();
        return value;
    }

    private string NameOf(string uri)
    {
        if (!_names.TryGetValue(uri, out var name))
            _names[uri] = name = OpenDocumentNames.Of(uri);

        return name;
    }
}
