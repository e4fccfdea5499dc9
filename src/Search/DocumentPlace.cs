namespace DocumentSearch.Search;

/// <summary>By what a reader finds a place in a document that is divided into pages and the like.</summary>
public enum PlaceKind
{
    /// <summary>A page.</summary>
    Page,

    /// <summary>A slide of a presentation.</summary>
    Slide,

    /// <summary>A sheet of a workbook.</summary>
    Sheet,
}

/// <summary>A page, a slide, or a sheet and a cell of it.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Number">Its number, from 1, in the order of the document.</param>
/// <param name="Label">What the document calls it, such as <c>iv</c> or the name of a sheet; null if that is only its number.</param>
/// <param name="Cell">The cell of a sheet; null where there are none.</param>
public readonly record struct DocumentPlace(PlaceKind Kind, int Number, string? Label, CellName? Cell = null)
{
    /// <summary>Whether another place is on the same page, slide or sheet.</summary>
    /// <param name="other">The other place.</param>
    public bool IsOn(DocumentPlace other) => (Kind, Number) == (other.Kind, other.Number);
}

/// <summary>Where a stretch of text stands in a document that is divided into pages and the like.</summary>
/// <param name="Start">Where its first character stands.</param>
/// <param name="End">Where its last one does.</param>
public readonly record struct PlaceRange(DocumentPlace Start, DocumentPlace End);

/// <summary>Where a page, a slide, or a row of a sheet begins.</summary>
/// <param name="Start">Its first character, a UTF-16 offset in the document's text.</param>
/// <param name="Place">What begins there.</param>
public readonly record struct PlaceStart(int Start, DocumentPlace Place);
