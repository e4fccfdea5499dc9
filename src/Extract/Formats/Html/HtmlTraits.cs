namespace DocumentSearch.Extract.Formats.Html;

/// <summary>What an element means for the text it holds.</summary>
[Flags]
internal enum HtmlTraits
{
    /// <summary>Part of the line, as is every element that nobody knows.</summary>
    Inline = 0,

    /// <summary>Stands on lines of its own.</summary>
    Block = 1 << 0,

    /// <summary>Has no content and no end tag.</summary>
    Void = 1 << 1,

    /// <summary>Is not shown.</summary>
    Hidden = 1 << 2,

    /// <summary>Stands in the line, but is no part of the words beside it.</summary>
    Apart = 1 << 3,

    /// <summary>Leads to other pages, or is laid over the page, rather than being its content.</summary>
    Navigation = 1 << 4,

    /// <summary>Its white space is kept.</summary>
    Preformatted = 1 << 5,

    /// <summary>Its content is text in which only character references mean something.</summary>
    References = 1 << 6,

    /// <summary>Its content is text in which nothing means anything.</summary>
    Raw = 1 << 7,

    /// <summary>No end tag of something else ends what was opened before it.</summary>
    Boundary = 1 << 8,

    /// <summary>Part of a table, which only the table bounds.</summary>
    TablePart = 1 << 9,

    /// <summary>A list, whose items end each other.</summary>
    List = 1 << 10,

    /// <summary>Drawings and formulas, which have elements of other meaning under the same names.</summary>
    Foreign = 1 << 11,
}
