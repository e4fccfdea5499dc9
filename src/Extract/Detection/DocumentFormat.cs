namespace DocumentSearch.Extract.Detection;

/// <summary>How a format is read.</summary>
public enum FormatKind : byte
{
    /// <summary>Prose, and markup that is read as prose.</summary>
    Text,

    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>reStructuredText.</summary>
    ReStructuredText,

    /// <summary>AsciiDoc.</summary>
    AsciiDoc,

    /// <summary>LaTeX.</summary>
    Latex,

    /// <summary>Org.</summary>
    Org,

    /// <summary>Wiki text, as MediaWiki and Creole write it.</summary>
    Wiki,

    /// <summary>Records with commas, tabs or the like between their values.</summary>
    DelimitedText,

    /// <summary>Subtitles.</summary>
    Subtitles,

    /// <summary>Programs, configuration and data: text whose lines stand alone.</summary>
    SourceCode,

    /// <summary>Data of which each line is a record.</summary>
    DataLines,

    /// <summary>Not read.</summary>
    Unsupported,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>A zip file: an office document since 2007, an OpenDocument, an EPUB book, or files packed together.</summary>
    Zip,

    /// <summary>HTML and XHTML.</summary>
    Html,

    /// <summary>XML whose elements hold text.</summary>
    Xml,

    /// <summary>Rich Text Format.</summary>
    Rtf,

    /// <summary>A mail message, or a mailbox of several.</summary>
    Mail,

    /// <summary>OLE compound files: Word, PowerPoint and Excel documents before 2007, Outlook messages, encrypted documents.</summary>
    CompoundFile,

    /// <summary>Files packed together otherwise than by zip, or one packed file.</summary>
    Archive,
}

/// <summary>The format of one file.</summary>
/// <param name="Kind">How it is read.</param>
/// <param name="Name">
/// A short lowercase name such as <c>markdown</c> or <c>csharp</c>; for a format that is not read, a phrase such as <c>PNG image</c>.
/// </param>
public sealed record DocumentFormat(FormatKind Kind, string Name)
{
    /// <summary>Plain text.</summary>
    public static DocumentFormat Text { get; } = new(FormatKind.Text, "text");

    /// <summary>Markdown.</summary>
    public static DocumentFormat Markdown { get; } = new(FormatKind.Markdown, "markdown");

    /// <summary>
    /// Whether the text is made out of the file by a parser of a complex format, which may fail in any way; otherwise it is the file's own text.
    /// </summary>
    public bool IsDerived => Kind > FormatKind.Unsupported;

    /// <summary>Bytes that are neither text nor any format known by name.</summary>
    public static DocumentFormat UnknownBinary { get; } = Unsupported("unknown binary format");

    /// <summary>A format that is not read.</summary>
    /// <param name="name">A phrase for people, such as <c>PNG image</c>.</param>
    /// <returns>The format.</returns>
    public static DocumentFormat Unsupported(string name) => new(FormatKind.Unsupported, name);
}
