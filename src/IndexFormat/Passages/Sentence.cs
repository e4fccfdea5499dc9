namespace DocumentSearch.IndexFormat.Passages;

/// <summary>What kind of text a sentence stands in.</summary>
public enum SentenceKind : byte
{
    /// <summary>Running prose.</summary>
    Prose,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>A row of a table.</summary>
    TableRow,

    /// <summary>Code, whose lines stand alone.</summary>
    Code,
}

/// <summary>The smallest stretch of text that a passage is built of.</summary>
/// <param name="Start">First character, a UTF-16 offset in the part's text.</param>
/// <param name="End">One past the last character; white space between sentences belongs to none.</param>
/// <param name="Kind">What it stands in.</param>
/// <param name="StartsBlock">Whether a paragraph, list item or other block begins with it.</param>
public readonly record struct Sentence(int Start, int End, SentenceKind Kind, bool StartsBlock);

/// <summary>A heading and where its section begins.</summary>
/// <param name="Level">Depth, from 1.</param>
/// <param name="FirstSentence">Index of the first sentence under it (its own, or 0 if it was opened in an earlier part).</param>
/// <param name="Text">The heading's words.</param>
public sealed record Heading(int Level, int FirstSentence, string Text);
