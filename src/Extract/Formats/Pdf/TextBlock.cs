namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Lines that make a paragraph, a heading, an item of a list, or a row of a table.</summary>
/// <param name="Kind">What they make, as far as the page itself tells; headings are told by the whole document.</param>
/// <param name="Lines">The lines; of a table's row, its cells.</param>
internal sealed record TextBlock(BlockKind Kind, List<TextLine> Lines);
