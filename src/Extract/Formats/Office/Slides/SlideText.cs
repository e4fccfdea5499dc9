namespace DocumentSearch.Extract.Formats.Office.Slides;

/// <summary>Reads the shapes of a slide or of its notes. What the layout behind it shows is not the slide's own.</summary>
internal static class SlideText
{
    /// <summary>The blocks of a slide in the order of its shapes; its title is a heading.</summary>
    /// <param name="package">The package.</param>
    /// <param name="part">Name of the slide's part.</param>
    /// <param name="relationships">Its relationships.</param>
    internal static IReadOnlyList<Piece> Read(OfficePackage package, string part, Relationships relationships)
    {
        var pieces = new List<Piece>();
        var flow = new BlockFlow(pieces.Add);
        var drawing = new DrawingText(package, relationships, flow);
        using var xml = package.Open(part);

        while (xml?.Read() == true)
        {
            switch (xml.Node, xml.Name)
            {
                case (PartNode.Start, "sp" or "graphicFrame" or "pic"):
                    flow.Default = (BlockKind.Paragraph, 0);
                    break;
                case (PartNode.Start, "ph") when TakePlaceholder(xml, flow):
                    break;
                // numbers of slides, and what the notes show beside their text, say nothing
                case (PartNode.Start, "ph"):
                    xml.Leave(ShapeDepth(xml));
                    break;
                default:
                    drawing.Take(xml);
                    break;
            }
        }

        flow.Finish();
        return pieces;
    }

    /// <summary>Takes what a placeholder is for.</summary>
    /// <returns>Whether its text is read.</returns>
    private static bool TakePlaceholder(PartReader xml, BlockFlow flow)
    {
        switch (xml.Attribute("type"))
        {
            case "title" or "ctrTitle":
                flow.Default = (BlockKind.Heading, 1);
                return true;
            // the body of a slide is a list unless its paragraphs say otherwise
            case null or "obj":
                flow.Default = (BlockKind.ListItem, 0);
                return true;
            case "sldNum" or "sldImg" or "hdr":
                return false;
            default:
                return true;
        }
    }

    /// <summary>Depth of the shape whose properties hold a placeholder: p:sp / p:nvSpPr / p:nvPr / p:ph.</summary>
    private static int ShapeDepth(PartReader xml) => xml.Depth - 3;
}
