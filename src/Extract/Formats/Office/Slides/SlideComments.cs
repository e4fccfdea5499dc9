namespace DocumentSearch.Extract.Formats.Office.Slides;

/// <summary>Reads the comments on a slide: those of 2006, which are plain texts, and those of 2018, which are paragraphs with replies.</summary>
internal static class SlideComments
{
    /// <summary>The comments of a part.</summary>
    internal static IReadOnlyList<Piece> Read(OfficePackage package, string part)
    {
        var pieces = new List<Piece>();
        var flow = new BlockFlow(pieces.Add);
        var drawing = new DrawingText(package, new(), flow);
        using var xml = package.Open(part);

        while (xml?.Read() == true)
        {
            if (xml is { Node: PartNode.Start, Name: "text" })
                pieces.Add(Piece.Paragraph(xml.ReadText().ReplaceLineEndings("\n")));
            else
                drawing.Take(xml);
        }

        flow.Finish();
        return pieces;
    }
}
