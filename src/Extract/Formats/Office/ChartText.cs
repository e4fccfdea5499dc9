namespace DocumentSearch.Extract.Formats.Office;

/// <summary>
/// Reads charts, those of 2006 (c:chart) and of 2014 (cx:chart): titles and labels, the names of series, and the categories, each
/// once. The values are drawn, not written.
/// </summary>
internal static class ChartText
{
    /// <summary>The blocks of a chart.</summary>
    /// <param name="package">The package.</param>
    /// <param name="part">Name of the chart's part.</param>
    internal static IReadOnlyList<Piece> Read(OfficePackage package, string part)
    {
        var pieces = new List<Piece>();
        var (series, categories) = (new DistinctTexts(), new DistinctTexts());
        using var xml = package.Open(part);
        var flow = new BlockFlow(pieces.Add);
        var drawing = new DrawingText(package, new(), flow);

        while (xml?.Read() == true)
        {
            switch (xml.Node, xml.Name)
            {
                case (PartNode.Start, "tx" or "txData"):
                    TakeTitle(xml, drawing, series);
                    break;
                case (PartNode.Start, "cat" or "strDim"):
                    TakeValues(xml, categories);
                    break;
                default:
                    drawing.Take(xml);
                    break;
            }
        }

        flow.Finish();
        series.AddTo(pieces);
        categories.AddTo(pieces);
        return pieces;
    }

    /// <summary>Takes text that is written in the chart, or the copy of a cell's.</summary>
    private static void TakeTitle(PartReader xml, DrawingText drawing, DistinctTexts copies)
    {
        var depth = xml.Depth;

        while (xml.ReadIn(depth))
        {
            if (xml is { Node: PartNode.Start, Name: "v" })
                copies.Add(xml.ReadText());
            else
                drawing.Take(xml);
        }
    }

    private static void TakeValues(PartReader xml, DistinctTexts values)
    {
        var depth = xml.Depth;

        while (xml.ReadIn(depth))
        {
            // c:pt holds a c:v, cx:pt the text itself
            if (xml.Node != PartNode.Start)
                continue;

            if (xml.Name == "v" || (xml.Name == "pt" && xml.Namespace.EndsWith("chartex", StringComparison.Ordinal)))
                values.Add(xml.ReadText());
        }
    }

    /// <summary>Texts, each once, in the order in which they were met.</summary>
    private sealed class DistinctTexts
    {
        private readonly HashSet<string> _known = new(StringComparer.Ordinal);
        private readonly List<string> _texts = [];

        public void Add(string text)
        {
            if (!string.IsNullOrWhiteSpace(text) && _known.Add(text))
                _texts.Add(text.ReplaceLineEndings(" "));
        }

        public void AddTo(List<Piece> pieces)
        {
            if (_texts.Count > 0)
                pieces.Add(new Piece(BlockKind.TableRow, 0, string.Join('\t', _texts)));
        }
    }
}
