using System.Globalization;
using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace DocumentSearch.Extract.Formats.Html;

/// <summary>
/// Reads HTML as a browser without scripts shows it: the tokens are AngleSharp's, the tree is no more than the elements that are open
/// (<see cref="OpenElements"/>). Navigation and dialogs come behind the rest, where they interrupt nothing.
/// </summary>
internal sealed class HtmlReader
{
    private const int MaxAttributes = 32; // of one tag, which the tokenizer compares with each other

    private static readonly HashSet<string> Attributes = new(
        ["alt", "aria-level", "content", "datetime", "hidden", "http-equiv", "itemprop", "label", "lang", "name", "open", "placeholder", "property", "pubdate", "role",
         "start", "style", "type", "value", "xml:lang"], StringComparer.Ordinal);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> AttributeNames = Attributes.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly bool _isXml;
    private readonly bool _keepsNavigation;
    private readonly ExtractionTask _task;
    private readonly TextBuilder _text;
    private readonly TextBuilder _navigation;
    private readonly BlockWriter _main;
    private readonly BlockWriter _beside;
    private readonly OpenElements _open;
    private readonly HtmlFacts _facts = new();
    private readonly Stack<int> _orders = new(); // numbers of the last items of the ordered lists that are open
    private readonly StringBuilder _reading = new(); // of the ruby that is open
    private readonly FigureDescriptions _figure = new();

    private HtmlReader(TextBuilder text, bool isXml, bool keepsNavigation, ExtractionTask task)
    {
        (_text, _isXml, _keepsNavigation, _task, _navigation) = (text, isXml, keepsNavigation, task, new TextBuilder(task));
        (_main, _beside) = (new BlockWriter(text), new BlockWriter(_navigation));
        _open = new OpenElements(Ended);
    }

    private BlockWriter Flow => FlowOf(_open.Innermost);

    private bool IsHidden => _open.Innermost.Inherited.HasFlag(HtmlTraits.Hidden);

    private bool IsForeign => _open.Innermost.Inherited.HasFlag(HtmlTraits.Foreign);

    /// <summary>Adds the text of a page.</summary>
    /// <param name="html">Its source.</param>
    /// <param name="isXml">Whether tags that end themselves do so, as in XHTML.</param>
    /// <param name="text">Takes its text.</param>
    /// <param name="task">Bounds.</param>
    /// <param name="keepsNavigation">Whether navigation comes behind the rest; otherwise it is left out.</param>
    /// <returns>What it says of itself.</returns>
    internal static HtmlFacts Read(string html, bool isXml, TextBuilder text, ExtractionTask task, bool keepsNavigation = true)
    {
        var reader = new HtmlReader(text, isXml, keepsNavigation, task);
        reader.Read(html);
        return reader._facts;
    }

    private void Read(string html)
    {
        using var tokenizer = new HtmlTokenizer(new TextSource(new StringTextSource(html)), HtmlEntityProvider.ResolverExtended)
        {
            SkipComments = true,
            DisableElementPositionTracking = true,
            ShouldEmitAttribute = static (ref token, name) => token.Attributes.Count < MaxAttributes && AttributeNames.Contains(name.Span),
        };

        for (var isOver = false; !isOver && !_text.IsFull;)
        {
            _task.Cancel.ThrowIfCancellationRequested();
            tokenizer.IsAcceptingCharacterData = _isXml || IsForeign;
            ref var token = ref tokenizer.GetStructToken();

            switch (token.Type)
            {
                case HtmlTokenType.Character:
                    Write(token.Data.Memory.Span);
                    break;
                case HtmlTokenType.StartTag:
                    tokenizer.State = Begin(ref token);
                    break;
                case HtmlTokenType.EndTag:
                    End(LocalName(token.Name.Memory.Span));
                    break;
                case HtmlTokenType.EndOfFile:
                    isOver = true;
                    break;
            }
        }

        _open.EndAll();
        _main.End();
        _beside.End();

        if (_keepsNavigation)
            _text.Append(_navigation);
    }

    private void Write(ReadOnlySpan<char> words)
    {
        var element = _open.Innermost;

        if (element.Name == "title" && !IsForeign)
            _facts.AddTitle(words);
        else if (element.Inherited.HasFlag(HtmlTraits.Hidden))
            return;
        else if (_open.Has("rt"))
            _reading.Append(words);
        else
            Write(words, element);

        if (_open.Has("figcaption"))
            _figure.AddCaption(words);
    }

    private void Write(ReadOnlySpan<char> words, in OpenElement element) =>
        FlowOf(element).Write(words, element.Kind, element.Level, element.Inherited.HasFlag(HtmlTraits.Preformatted));

    private BlockWriter FlowOf(in OpenElement element) => element.Inherited.HasFlag(HtmlTraits.Navigation) ? _beside : _main;

    /// <summary>Takes a start tag.</summary>
    /// <returns>What the content is made of.</returns>
    private HtmlParseMode Begin(ref StructHtmlToken tag)
    {
        var (name, traits) = HtmlElements.Find(LocalName(tag.Name.Memory.Span));

        // the title of a drawing is its description
        if (IsForeign && name == "title")
            traits = HtmlTraits.Apart;

        var endsItself = tag.IsSelfClosing && (_isXml || IsForeign);

        if (!_isXml)
            EndImplied(name, traits);

        if (traits.HasFlag(HtmlTraits.Block))
            Flow.Break();
        else if (traits.HasFlag(HtmlTraits.Apart) && !IsHidden)
            Flow.Space();

        TakeFacts(name, ref tag);

        if (traits.HasFlag(HtmlTraits.Void))
        {
            if (!IsHidden)
                WriteVoid(name, ref tag);

            return HtmlParseMode.PCData;
        }

        if (name is not ("html" or "body" or "main") && IsHiddenBy(ref tag, name))
            traits |= HtmlTraits.Hidden;
        if (Value(ref tag, "role") is "navigation" or "menu" or "menubar" or "dialog" or "alertdialog")
            traits |= HtmlTraits.Navigation | HtmlTraits.Block;

        var isShown = !IsHidden && !traits.HasFlag(HtmlTraits.Hidden);
        if (_open.Begin(name, traits, KindOf(name, ref tag, out var level), level))
        {
            if (name == "ol")
                _orders.Push((Number(ref tag, "start") ?? 1) - 1);
            if (isShown)
                BeginContent(name, ref tag);
            if (endsItself)
                _open.End(name, traits);
        }

        return endsItself || IsForeign ? HtmlParseMode.PCData : ModeOf(name, traits);
    }

    private void End(ReadOnlySpan<char> tag)
    {
        var (name, traits) = HtmlElements.Find(tag);

        // what comes behind the end of a page is shown in it
        if (name is "html" or "body")
            return;

        if (name == "br" || (name == "p" && !_open.Has(name)))
            Flow.Break();
        else if (!traits.HasFlag(HtmlTraits.Void))
            _open.End(name, traits);
    }

    private void Ended(OpenElement element)
    {
        var flow = FlowOf(element);

        if (element.Name == "figure")
        {
            flow.Break();
            foreach (var description in _figure.Take())
                WriteApart(description, element);
        }

        if (element.Name == "tr")
            flow.EndRow();
        else if (element.Traits.HasFlag(HtmlTraits.Block))
            flow.Break();
        else if (element.Traits.HasFlag(HtmlTraits.Apart))
            flow.Space();

        if (element.Name == "li")
            flow.Mark(null);
        else if (element.Name == "ol")
            _orders.Pop();

        if (element.Name == "ruby" && _reading.Length > 0)
        {
            var reading = _reading.ToString().Trim();
            _reading.Clear();
            if (reading.Length > 0)
                Write($"({reading})", element);
        }
    }

    /// <summary>Ends what a start tag ends: the item before an item, the paragraph before a block.</summary>
    private void EndImplied(string name, HtmlTraits traits)
    {
        switch (name)
        {
            case "li":
                _open.EndItem(name);
                break;
            case "dt" or "dd":
                _open.EndItem("dt");
                _open.EndItem("dd");
                break;
            case "tr":
                _open.EndTablePart(name);
                break;
            case "td" or "th":
                _open.EndTablePart("td");
                _open.EndTablePart("th");
                break;
            case "thead" or "tbody" or "tfoot":
                _open.EndTablePart("thead");
                _open.EndTablePart("tbody");
                _open.EndTablePart("tfoot");
                break;
            case "option" or "rt" or "rp":
                _open.EndInline("option");
                _open.EndInline("rt");
                _open.EndInline("rp");
                break;
        }

        if (traits.HasFlag(HtmlTraits.Block))
            _open.EndParagraph();
    }

    private void BeginContent(string name, ref StructHtmlToken tag)
    {
        switch (name)
        {
            case "tr":
                Flow.BeginRow();
                break;
            case "td" or "th":
                Flow.BeginCell();
                break;
            case "li" when _open.List == "ol" && _orders.Count > 0:
                var number = Number(ref tag, "value") ?? (_orders.Peek() < int.MaxValue ? _orders.Peek() + 1 : 0);
                _orders.Pop();
                _orders.Push(number);
                Flow.Mark(string.Create(CultureInfo.InvariantCulture, $"{number}."));
                break;
            case "option":
                Flow.LineBreak();
                break;
            case "optgroup":
                Write(Value(ref tag, "label"), _open.Innermost);
                break;
            case "textarea":
                Write(Value(ref tag, "placeholder"), _open.Innermost);
                Flow.LineBreak();
                break;
        }
    }

    private void WriteVoid(string name, ref StructHtmlToken tag)
    {
        switch (name)
        {
            case "br":
                Flow.LineBreak();
                break;
            case "wbr" when _open.Innermost.Kind == BlockKind.Code:
                break;
            case "img" when _open.Has("figure"):
                _figure.Hold(Value(ref tag, "alt"));
                break;
            case "img" or "area":
                WriteApart(Value(ref tag, "alt"), _open.Innermost);
                break;
            case "input" when Value(ref tag, "type")?.ToLowerInvariant() is var type:
                if (type is "image")
                    WriteApart(Value(ref tag, "alt"), _open.Innermost);
                else if (type is not ("hidden" or "password" or "checkbox" or "radio" or "file" or "color" or "range"))
                    WriteApart(Value(ref tag, "value") is { Length: > 0 } value ? value : Value(ref tag, "placeholder"), _open.Innermost);
                break;
        }
    }

    private void WriteApart(string? words, in OpenElement element)
    {
        if (string.IsNullOrWhiteSpace(words))
            return;

        Write(words, element);
        FlowOf(element).Space();
    }

    private void TakeFacts(string name, ref StructHtmlToken tag)
    {
        switch (name)
        {
            case "html" or "body":
                _facts.AddLanguage(Value(ref tag, "lang") ?? Value(ref tag, "xml:lang"));
                break;
            case "meta" when Value(ref tag, "content") is { } content:
                var about = Value(ref tag, "name") ?? Value(ref tag, "property") ?? Value(ref tag, "itemprop") ?? Value(ref tag, "http-equiv");
                _facts.Add(about ?? "", content);
                break;
            case "time" when Value(ref tag, "datetime") is { } time:
                _facts.Add(Value(ref tag, "itemprop") ?? (Value(ref tag, "pubdate") is null ? "" : "pubdate"), time);
                break;
        }
    }

    private BlockKind KindOf(string name, ref StructHtmlToken tag, out int level)
    {
        var outer = _open.Innermost;
        level = 0;

        if (name is ['h', >= '1' and <= '6'])
            level = name[1] - '0';
        else if (Value(ref tag, "role") == "heading")
            level = Math.Clamp(Number(ref tag, "aria-level") ?? 2, 1, 6);

        if (level > 0)
            return BlockKind.Heading;

        switch (name)
        {
            case "li" or "dt" or "dd":
                return BlockKind.ListItem;
            case "pre" or "listing" or "xmp" or "plaintext":
                return BlockKind.Code;
            case "table" or "td" or "th":
                return BlockKind.Paragraph;
            default:
                level = outer.Level;
                return outer.Kind;
        }
    }

    private static HtmlParseMode ModeOf(string name, HtmlTraits traits) => name switch
    {
        "script" => HtmlParseMode.Script,
        "plaintext" => HtmlParseMode.Plaintext,
        _ when traits.HasFlag(HtmlTraits.Raw) => HtmlParseMode.Rawtext,
        _ when traits.HasFlag(HtmlTraits.References) => HtmlParseMode.RCData,
        _ => HtmlParseMode.PCData,
    };

    private static bool IsHiddenBy(ref StructHtmlToken tag, string name) =>
        Value(ref tag, "hidden") is { } hidden && hidden != "until-found"
        || (name == "dialog" && Value(ref tag, "open") is null)
        || (Value(ref tag, "style") is { } style && InlineStyle.Hides(style));

    private static string? Value(ref StructHtmlToken tag, string name)
    {
        var attributes = tag.Attributes;

        for (var i = 0; i < attributes.Count; i++)
        {
            if (attributes[i].Name.Memory.Span.SequenceEqual(name))
                return attributes[i].Value.ToString();
        }

        return null;
    }

    private static int? Number(ref StructHtmlToken tag, string name) =>
        int.TryParse(Value(ref tag, name), NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The name of a tag without the prefix of its namespace, in XHTML.</summary>
    private ReadOnlySpan<char> LocalName(ReadOnlySpan<char> name) => _isXml ? name[(name.LastIndexOf(':') + 1)..] : name;
}
