using System.Numerics;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>The part of the graphics state that text depends on (ISO 32000-1, 8.4 and 9.3).</summary>
internal record struct ContentState
{
    /// <summary>From the units of the content to points on the page.</summary>
    public Matrix3x2 Transform { get; set; }

    public FontReader? Font { get; set; }

    public float FontSize { get; set; }

    public float CharacterSpacing { get; set; }

    public float WordSpacing { get; set; }

    /// <summary>A factor, 1 for none.</summary>
    public float HorizontalScaling { get; set; }

    public float Leading { get; set; }

    public float Rise { get; set; }
}
