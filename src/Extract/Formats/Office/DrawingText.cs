namespace DocumentSearch.Extract.Formats.Office;

/// <summary>
/// Reads DrawingML: paragraphs and tables of shapes, what pictures show in words, and the charts and diagrams that stand in frames.
/// </summary>
/// <param name="package">The package.</param>
/// <param name="relationships">The relationships of the part that it stands in.</param>
/// <param name="flow">Where its text goes to.</param>
internal sealed class DrawingText(OfficePackage package, Relationships relationships, BlockFlow flow)
{
    private bool _isText;

    /// <summary>All blocks of a part that holds nothing else; none if there is no such part.</summary>
    internal static IReadOnlyList<Piece> ReadPart(OfficePackage package, string? part)
    {
        var pieces = new List<Piece>();
        using var xml = package.Open(part);
        var flow = new BlockFlow(pieces.Add);
        var drawing = new DrawingText(package, xml is null ? new() : Relationships.Of(package, part!), flow);

        while (xml?.Read() == true)
            drawing.Take(xml);

        flow.Finish();
        return pieces;
    }

    /// <summary>Goes by a node.</summary>
    internal void Take(PartReader part)
    {
        switch (part.Node)
        {
            case PartNode.Text when _isText:
                flow.Write(part.Text);
                break;
            case PartNode.Start:
                Start(part);
                break;
            case PartNode.End when part.Name == "t":
                _isText = false;
                break;
            case PartNode.End:
                flow.Take(part);
                break;
        }
    }

    /// <summary>Takes a chart or diagram that is shown in a frame, if the element refers to one.</summary>
    internal static void TakeGraphic(PartReader part, OfficePackage package, Relationships relationships, BlockFlow flow)
    {
        if (part.Name == "chart" && relationships.Target(part.Relationship()) is { } chart)
            flow.Behind(ChartText.Read(package, chart));
        else if (part.Name == "relIds" && relationships.Target(part.Relationship("dm")) is { } diagram)
            flow.Behind(ReadPart(package, diagram));
    }

    /// <summary>Takes what a picture or shape shows in words, as its properties state it; the same words only once.</summary>
    internal static void TakeDescription(PartReader part, OfficePackage package, BlockFlow flow)
    {
        foreach (var words in (string?[])[part.Attribute("title"), part.Attribute("descr"), part.Attribute("alt"), part.Attribute("string")])
        {
            if (!string.IsNullOrWhiteSpace(words) && package.Describes(words))
                flow.Behind(Piece.Paragraph(words));
        }
    }

    private void Start(PartReader part)
    {
        switch (part.Name)
        {
            case "t":
                _isText = true;
                break;
            case "br":
                flow.LineBreak();
                break;
            case "pPr":
                TakeParagraphProperties(part);
                break;
            case "cNvPr" or "docPr":
                TakeDescription(part, package, flow);
                break;
            case "chart" or "relIds":
                TakeGraphic(part, package, relationships, flow);
                break;
            default:
                flow.Take(part);
                break;
        }
    }

    private void TakeParagraphProperties(PartReader part)
    {
        var depth = part.Depth;

        while (part.ReadIn(depth))
        {
            if (part is not { Node: PartNode.Start } || flow.Default.Kind == BlockKind.Heading)
                continue;

            if (part.Name is "buChar" or "buAutoNum" or "buBlip")
                flow.Is(BlockKind.ListItem);
            else if (part.Name == "buNone")
                flow.Is(BlockKind.Paragraph);
        }
    }
}
