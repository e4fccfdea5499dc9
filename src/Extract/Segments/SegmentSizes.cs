namespace DocumentSearch.Extract.Segments;

/// <summary>How a long text is divided; all in UTF-16 units.</summary>
/// <param name="Segment">Longest segment, at least 2; one that begins with front matter longer than that ends with it.</param>
/// <param name="LookAhead">How far beyond a segment is seen, to find the end of a comment, a title or front matter; at least 1.</param>
/// <param name="Text">Longest text; what follows is left out.</param>
/// <param name="Lines">Most lines of a segment, at least 1: what is kept of each line and its blocks takes memory, too.</param>
internal readonly record struct SegmentSizes(int Segment, int LookAhead, int Text, int Lines = int.MaxValue)
{
    internal static readonly SegmentSizes Default = new(1 << 22, 1 << 18, int.MaxValue, 1 << 18);
}
