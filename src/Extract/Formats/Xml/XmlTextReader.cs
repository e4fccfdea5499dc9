using System.Xml;
using DocumentSearch.Extract.Formats.Html;

namespace DocumentSearch.Extract.Formats.Xml;

/// <summary>
/// Reads the text of the elements of any XML: an element with text of its own is a block, and what stands within its text is part of the
/// line. What attributes say is left out, but counted (<see cref="HoldsMoreInAttributes"/>).
/// </summary>
internal sealed class XmlTextReader
{
    private const int MaxLevel = 6; // of headings
    private const int MaxDepth = 1 << 16; // of elements

    private readonly ExtractionTask _task;
    private readonly TextBuilder _text;
    private readonly BlockWriter _blocks;
    private readonly Stack<Element> _elements = new();
    private bool _isFeed;
    private int _codes; // elements that are open in which white space counts
    private long _letters; // in the text
    private long _lettersOfAttributes;

    private XmlTextReader(TextBuilder text, ExtractionTask task) => (_text, _task, _blocks) = (text, task, new BlockWriter(text));

    /// <summary>Whether attributes hold most of the words, as in some configuration files.</summary>
    internal bool HoldsMoreInAttributes => _lettersOfAttributes > _letters;

    /// <summary>The language that it says it is in; null if it does not say.</summary>
    internal string? Language { get; private set; }

    /// <summary>Adds the text of a document.</summary>
    /// <param name="xml">Stands on its root element.</param>
    /// <param name="text">Takes its text.</param>
    /// <param name="task">Bounds.</param>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    internal static XmlTextReader Read(XmlReader xml, TextBuilder text, ExtractionTask task)
    {
        var reader = new XmlTextReader(text, task) { _isFeed = XmlNames.IsFeed(xml.LocalName), Language = xml.GetAttribute("xml:lang")?.ToLowerInvariant() };
        reader.Read(xml);
        reader._blocks.End();
        return reader;
    }

    private void Read(XmlReader xml)
    {
        do
        {
            _task.Cancel.ThrowIfCancellationRequested();

            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    Begin(xml);
                    if (xml.IsEmptyElement)
                        End();
                    break;
                case XmlNodeType.EndElement:
                    End();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    Write(xml.Value);
                    break;
            }
        }
        while (!_text.IsFull && xml.Read());
    }

    private void Begin(XmlReader xml)
    {
        var name = xml.LocalName;
        var isIn = _elements.TryPeek(out var outer);
        var isInline = isIn && (outer!.HasText || XmlNames.IsInline(name));
        var sections = isIn ? outer!.Sections + (outer.HasTitle ? 1 : 0) : 0;
        var isTitle = !isInline && XmlNames.IsTitle(name, outer?.Name);

        if (_elements.Count == MaxDepth)
            throw new XmlException($"more than {MaxDepth} elements stand in each other");

        if (isTitle && isIn)
            outer!.HasTitle = true;

        var element = new Element(name, isInline)
        {
            Sections = sections,
            IsBinary = XmlNames.IsBinary(name),
            Kind = isTitle ? BlockKind.Heading : isIn ? outer!.Kind : BlockKind.Paragraph,
            Level = isTitle ? Math.Min(sections + 1, MaxLevel) : isIn ? outer!.Level : 0,
        };

        if (XmlNames.IsCode(name))
        {
            element.Kind = BlockKind.Code;
            _codes++;
        }

        _elements.Push(element);
        if (!isInline)
            _blocks.Break();

        while (xml.MoveToNextAttribute())
        {
            if (xml.Prefix is not "xmlns" && xml.LocalName is not ("xmlns" or "schemaLocation"))
                _lettersOfAttributes += CountLetters(xml.Value);
        }

        xml.MoveToElement();
    }

    private void End()
    {
        var element = _elements.Pop();

        if (XmlNames.IsCode(element.Name))
            _codes--;

        if (!element.IsInline)
            _blocks.Break();
    }

    private void Write(string words)
    {
        if (!_elements.TryPeek(out var element) || element.IsBinary)
            return;

        _letters += CountLetters(words);

        if (!string.IsNullOrWhiteSpace(words))
            element.HasText = true;

        if (_isFeed && XmlNames.IsPage(element.Name) && words.AsSpan().ContainsAny('<', '&'))
            WritePage(words, element);
        else
            _blocks.Write(words, element.Kind, element.Level, _codes > 0);
    }

    /// <summary>Adds HTML that is written as text.</summary>
    private void WritePage(string html, Element element)
    {
        var page = new TextBuilder(_task);
        HtmlReader.Read(html, isXml: false, page, _task);

        if (element.Kind != BlockKind.Heading)
        {
            _blocks.End();
            _text.Append(page);
            return;
        }

        foreach (var line in page.Finish("").Text.AsSpan().EnumerateLines())
            _blocks.Write(line, element.Kind, element.Level);
    }

    private static int CountLetters(ReadOnlySpan<char> text)
    {
        var count = 0;

        foreach (var c in text)
            count += char.IsLetter(c) ? 1 : 0;

        return count;
    }

    /// <summary>An element that is open.</summary>
    private sealed class Element(string name, bool isInline)
    {
        public string Name => name;

        public bool IsInline => isInline;

        public bool IsBinary { get; init; }

        public BlockKind Kind { get; set; }

        public int Level { get; init; }

        /// <summary>How many elements around it have titles.</summary>
        public int Sections { get; init; }

        public bool HasTitle { get; set; }

        public bool HasText { get; set; }
    }
}
