namespace DocumentSearch.Search;

/// <summary>A place in the file that a text was read from; or, if the text was made out of it (<see cref="Hit.IsDerived"/>), in the text.</summary>
/// <param name="Line">
/// Line, from 1. Lines end with LF, with or without CR before it; in a file that has no LF among its first four million units, with CR.
/// </param>
/// <param name="Column">Column, from 1, in UTF-16 units.</param>
/// <param name="Byte">
/// Byte of the file, from 0, the byte order mark counted; null if that is not known: the index was made by an older version, the text
/// was no file, or was made out of it, or it was damaged in an encoding in which it cannot be told.
/// </param>
public readonly record struct SourcePlace(int Line, int Column, long? Byte);

/// <summary>A stretch of the file that a text was read from.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where what follows it begins.</param>
public readonly record struct SourceRange(SourcePlace Start, SourcePlace End)
{
    /// <summary>Its pages, slides or cells; null if the document is not divided in that way.</summary>
    public PlaceRange? Place { get; init; }
}

/// <summary>A stretch of a text.</summary>
/// <param name="Start">First character, a UTF-16 offset.</param>
/// <param name="End">One past the last character.</param>
public readonly record struct TextRange(int Start, int End);
