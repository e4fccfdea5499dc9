namespace DocumentSearch.Extract;

/// <summary>What a block of text is to its reader.</summary>
public enum BlockKind : byte
{
    /// <summary>Running prose.</summary>
    Paragraph,

    /// <summary>A heading; <see cref="Block.Level"/> says how deep.</summary>
    Heading,

    /// <summary>One item of a list.</summary>
    ListItem,

    /// <summary>One row of a table.</summary>
    TableRow,

    /// <summary>Code or other preformatted text, whose lines stand alone.</summary>
    Code,
}

/// <summary>A stretch of text that a passage never crosses unasked: a paragraph, a heading, a list item.</summary>
/// <param name="Start">First character, as a UTF-16 offset in the document's text.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Kind">What the block is.</param>
/// <param name="Level">Depth of a heading, from 1; 0 for everything else.</param>
public readonly record struct Block(int Start, int End, BlockKind Kind, int Level = 0);
