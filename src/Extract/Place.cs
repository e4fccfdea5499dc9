namespace DocumentSearch.Extract;

/// <summary>By what a reader finds a place in a document that has no lines.</summary>
public enum PlaceKind : byte
{
    /// <summary>A page.</summary>
    Page,

    /// <summary>A slide of a presentation.</summary>
    Slide,

    /// <summary>A sheet of a workbook; <see cref="Place.Row"/> and <see cref="Place.Column"/> say which cell.</summary>
    Sheet,
}

/// <summary>Where the text from an offset up to the next place stands in its document.</summary>
/// <param name="Start">First character, a UTF-16 offset in the document's text.</param>
/// <param name="Kind">By what it is found.</param>
/// <param name="Number">Number of the page, slide or sheet, from 1, in the order of the document.</param>
/// <param name="Label">What the document calls it, such as <c>iv</c> or <c>Budget 2024</c>; null if that is only its number.</param>
/// <param name="Row">Row of a sheet, from 1; 0 where there are no rows.</param>
/// <param name="Column">
/// Column of a sheet at which the text begins, from 1; 0 where there are no rows. Each tab of the text from there on leads to the next column.
/// </param>
public readonly record struct Place(int Start, PlaceKind Kind, int Number, string? Label = null, int Row = 0, int Column = 0);
