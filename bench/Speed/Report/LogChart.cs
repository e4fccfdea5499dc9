using System.Globalization;
using System.Text;

namespace DocumentSearch.Speed.Report;

/// <summary>A line of a chart.</summary>
/// <param name="Name">Its name, at its end.</param>
/// <param name="Points">Its points, ascending; all values are above 0.</param>
internal sealed record ChartLine(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>One pair of axes and what is drawn on it.</summary>
/// <param name="Title">What is drawn.</param>
/// <param name="Lines">The lines; empty ones are left out.</param>
internal sealed record ChartPanel(string Title, IReadOnlyList<ChartLine> Lines);

/// <summary>Draws panels side by side as SVG, both axes logarithmic, to be read on light and on dark paper.</summary>
internal static class LogChart
{
    private const int Width = 270;
    private const int Height = 240;
    private const int Left = 60;
    private const int Top = 40;
    private const int Names = 130;
    private const int Bottom = 50;
    private const int LineHeight = 15;

    // Told apart on white and on black, and by those who do not see red and green apart.
    private static readonly string[] Colours = ["#d55e00", "#0089d0", "#009e73", "#cc6fa5", "#b08800"];

    private const string Style = """
        <style>
        text { font: 12px system-ui, sans-serif; fill: #24292f; }
        .grid { stroke: #8c959f; stroke-opacity: .35; }
        @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } }
        </style>

        """;

    /// <param name="title">What the chart shows, for those who cannot see it.</param>
    /// <param name="panels">The panels.</param>
    public static string Svg(string title, params IReadOnlyList<ChartPanel> panels)
    {
        var svg = new StringBuilder();
        const int panelWidth = Left + Width + Names;
        Append(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {panelWidth * panels.Count} {Top + Height + Bottom}\" role=\"img\">\n<title>{title}</title>\n");
        svg.Append(Style.ReplaceLineEndings("\n"));
        for (var i = 0; i < panels.Count; i++)
        {
            Append(svg, $"<g transform=\"translate({panelWidth * i + Left} {Top})\">\n");
            Draw(svg, panels[i] with { Lines = [.. panels[i].Lines.Where(static line => line.Points.Count > 0)] });
            svg.Append("</g>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, ChartPanel panel)
    {
        var x = Axis.Over(panel.Lines.SelectMany(static line => line.Points).Select(static point => point.X), Width);
        var y = Axis.Over(panel.Lines.SelectMany(static line => line.Points).Select(static point => point.Y), Height);
        Append(svg, $"<text x=\"0\" y=\"-16\" font-weight=\"bold\">{panel.Title}</text>\n");
        foreach (var power in x.Powers)
        {
            Append(svg, $"<path class=\"grid\" d=\"M{x.At(power):F1} 0V{Height}\"/>");
            Append(svg, $"<text x=\"{x.At(power):F1}\" y=\"{Height + 18}\" text-anchor=\"middle\">{Short(power)}</text>\n");
        }

        foreach (var power in y.Powers)
        {
            Append(svg, $"<path class=\"grid\" d=\"M0 {Height - y.At(power):F1}H{Width}\"/>");
            Append(svg, $"<text x=\"-8\" y=\"{Height - y.At(power) + 4:F1}\" text-anchor=\"end\">{Short(power)}</text>\n");
        }

        Append(svg, $"<text x=\"{Width / 2}\" y=\"{Height + 38}\" text-anchor=\"middle\">documents</text>\n");
        var free = double.NegativeInfinity;
        // From the top down, each name below the one before.
        foreach (var (line, colour) in panel.Lines.Zip(Colours).OrderByDescending(static pair => pair.First.Points[^1].Y))
        {
            var points = string.Join(' ', line.Points.Select(point => FormattableString.Invariant($"{x.At(point.X):F1},{Height - y.At(point.Y):F1}")));
            Append(svg, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n");
            foreach (var point in line.Points)
                Append(svg, $"<circle cx=\"{x.At(point.X):F1}\" cy=\"{Height - y.At(point.Y):F1}\" r=\"3\" fill=\"{colour}\"/>\n");

            var last = Math.Max(Height - y.At(line.Points[^1].Y) + 4, free);
            free = last + LineHeight;
            Append(svg, $"<text x=\"{x.At(line.Points[^1].X) + 8:F1}\" y=\"{last:F1}\" style=\"fill:{colour}\">{line.Name}</text>\n");
        }
    }

    private static void Append(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));

    private static string Short(double value) => value switch
    {
        >= 1e6 => FormattableString.Invariant($"{value / 1e6:0.##}M"),
        >= 1e3 => FormattableString.Invariant($"{value / 1e3:0.##}k"),
        _ => value.ToString("0.######", CultureInfo.InvariantCulture),
    };

    /// <summary>From one power of ten to another.</summary>
    private sealed record Axis(int First, int Last, int Length)
    {
        public IEnumerable<double> Powers => Enumerable.Range(First, Last - First + 1).Select(static power => Math.Pow(10, power));

        public static Axis Over(IEnumerable<double> values, int length)
        {
            var logarithms = values.Select(Math.Log10).DefaultIfEmpty(0).ToList();
            var first = (int)Math.Floor(logarithms.Min());
            return new Axis(first, Math.Max(first + 1, (int)Math.Ceiling(logarithms.Max())), length);
        }

        public double At(double value) => (Math.Log10(value) - First) / (Last - First) * Length;
    }
}
