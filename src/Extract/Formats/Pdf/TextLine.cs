namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>
/// A line of text, or a part of one that white space sets apart. Coordinates are those of a reader who holds the page so that the line
/// is upright: points from the left and, growing, from the top, whose origin may be anywhere.
/// </summary>
/// <param name="Text">What it reads as, in logical order.</param>
/// <param name="Left">Where it begins.</param>
/// <param name="Right">Where it ends.</param>
/// <param name="Baseline">Where it stands.</param>
/// <param name="Size">Size of most of its letters, in points.</param>
/// <param name="IsBold">Whether most of its letters are bold.</param>
/// <param name="Order">Counts in the order in which the document draws its lines.</param>
internal sealed record TextLine(string Text, float Left, float Right, float Baseline, float Size, bool IsBold, int Order)
{
    /// <summary>Whether two lines stand beside each other.</summary>
    internal bool IsLevelWith(TextLine other) => Math.Abs(Baseline - other.Baseline) <= Math.Min(Size, other.Size) / 2;
}
