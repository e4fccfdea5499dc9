namespace DocumentSearch.Extract;

/// <summary>
/// The text of one document as its reader sees it, with the structure that passages are cut by; or one segment of a
/// <see cref="LongText"/>, of which all but <see cref="Text"/> and <see cref="Blocks"/> says what holds for the whole document.
/// </summary>
public sealed record ExtractedText
{
    /// <summary>The document's text. Every offset elsewhere counts UTF-16 units of this string.</summary>
    public required string Text { get; init; }

    /// <summary>Blocks in ascending order, never overlapping; white space between them belongs to none.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>The document's own title, or null if it states none.</summary>
    public string? Title
    {
        get;
        init => field = DocumentProperties.Stated(value);
    }

    /// <summary>The date that the document itself states, UTC, or null if it states none.</summary>
    public DateTime? Date { get; init; }

    /// <summary>What else it says of itself.</summary>
    public DocumentProperties Properties { get; init; } = DocumentProperties.None;

    /// <summary>
    /// Pages, slides or sheets in ascending order, each up to the next; none if the document is not divided in that way. A text with places
    /// has no lines of its file.
    /// </summary>
    public IReadOnlyList<Place> Places { get; init; } = [];

    /// <summary>
    /// Whether the text was made out of the file by an extractor, so that its lines and columns are not those of the file; false if it
    /// is the file's own text.
    /// </summary>
    public bool IsDerived { get; init; }

    /// <summary>What could not be read in it, a lowercase phrase such as <c>2 of 9 pages could not be read</c>; null if all could.</summary>
    public string? Loss { get; init; }

    /// <summary>Short name of the format, such as <c>text</c>, <c>markdown</c> or <c>csharp</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Name of the character encoding the bytes were read in, such as <c>utf-8</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary>Length in bytes of the byte order mark that begins the file, which is not part of the text; 0 if there is none.</summary>
    public int PreambleBytes { get; init; }

    /// <summary>
    /// How the text stands in the bytes of its file behind the byte order mark, or of a segment behind the segment before; null if that
    /// is not known, or if it is no stretch of them.
    /// </summary>
    public ByteMap? Bytes { get; init; }

    /// <summary>What stood between its characters in the source and is left out of it, in ascending order, at different offsets.</summary>
    public IReadOnlyList<Omission> Omissions { get; init; } = [];

    /// <summary>Number of places where bytes were not valid in that encoding and stand as U+FFFD in the text.</summary>
    public int ReplacedSequences { get; init; }

    /// <summary>Its first heading of the first level in one line; null if it has none.</summary>
    internal string? FirstHeading
    {
        get
        {
            foreach (var block in Blocks)
            {
                if (block is { Kind: BlockKind.Heading, Level: 1 })
                    return Text[block.Start..block.End].ReplaceLineEndings(" ");
            }

            return null;
        }
    }

    /// <summary>Whether the end of the document is left out, since no text is read beyond a bound (<see cref="ExtractLimits.MaxText"/>).</summary>
    public bool IsCutOff { get; init; }
}
