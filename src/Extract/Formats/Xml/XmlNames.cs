namespace DocumentSearch.Extract.Formats.Xml;

/// <summary>Names of elements that mean the same in the formats that people write documents in: DocBook, JATS, DITA, FictionBook, TEI, feeds.</summary>
internal static class XmlNames
{
    private static readonly HashSet<string> Lines = new(StringComparer.Ordinal)
    {
        "a", "abbr", "acronym", "application", "b", "bold", "citetitle", "cite", "classname", "cmdname", "code", "codeph", "command", "constant", "del",
        "em", "emphasis", "envar", "ext-link", "filename", "filepath", "firstterm", "foreignphrase", "function", "g", "guibutton", "guilabel", "guimenu",
        "guimenuitem", "hi", "i", "indexterm", "ins", "italic", "keycap", "link", "literal", "mark", "mono", "monospace", "named-content", "option",
        "parameter", "ph", "productname", "quote", "replaceable", "ruby", "s", "sc", "small", "span", "strike", "strikethrough", "strong", "styled-content",
        "sub", "subscript", "sup", "superscript", "systemitem", "term", "tspan", "tt", "type", "u", "uicontrol", "ulink", "underline", "uri", "userinput",
        "varname", "xref",
    };

    /// <summary>Whether an element is part of the line wherever it stands.</summary>
    internal static bool IsInline(string name) => Lines.Contains(name);

    /// <summary>Whether an element is the heading of what it stands in; references to other works have titles too.</summary>
    internal static bool IsTitle(string name, string? outer) =>
        name is "title" or "head" or "heading" || (name is "book-title" or "article-title" && outer is "title-info" or "title-group" or "book-title-group");

    /// <summary>Whether white space counts in an element.</summary>
    internal static bool IsCode(string name) => name is "programlisting" or "screen" or "literallayout" or "codeblock" or "preformat" or "pre";

    /// <summary>Whether an element holds no words but packed bytes.</summary>
    internal static bool IsBinary(string name) => name is "binary" or "base64Binary" or "binary-data";

    /// <summary>Whether an element of a feed holds HTML, written as text.</summary>
    internal static bool IsPage(string name) => name is "description" or "encoded" or "content" or "summary" or "title" or "subtitle";

    /// <summary>Whether an element is the root of a feed: RSS of any version, Atom.</summary>
    internal static bool IsFeed(string root) => root is "rss" or "feed" or "RDF";
}
