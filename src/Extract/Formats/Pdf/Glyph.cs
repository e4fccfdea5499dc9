using System.Numerics;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>A glyph as it stands on a page.</summary>
/// <param name="Text">What it reads as; usually one character.</param>
/// <param name="Start">Where its baseline begins, in points from the lower left corner of the page as it is shown.</param>
/// <param name="End">Where its baseline ends.</param>
/// <param name="Size">Size of its font on the page, in points.</param>
/// <param name="IsBold">Whether its font is bold.</param>
internal readonly record struct Glyph(string Text, Vector2 Start, Vector2 End, float Size, bool IsBold);
