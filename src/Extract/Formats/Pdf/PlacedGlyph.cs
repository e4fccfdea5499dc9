using System.Numerics;

namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>A glyph in the coordinates of a <see cref="TextLine"/>.</summary>
internal readonly record struct PlacedGlyph(string Text, float Left, float Right, float Baseline, float Size, bool IsBold)
{
    internal bool IsSpace => Text is " ";

    internal float Width => Right - Left;

    /// <summary>The direction in which a glyph is read, in degrees anticlockwise from rightwards; small slants count as none.</summary>
    internal static int Direction(Glyph glyph)
    {
        const int Slant = 5;
        var along = glyph.End - glyph.Start;
        if (along == Vector2.Zero)
            return 0;

        var degrees = (int)MathF.Round(MathF.Atan2(along.Y, along.X) * 180 / MathF.PI);
        var square = (int)MathF.Round(degrees / 90f) * 90;
        return ((Math.Abs(degrees - square) <= Slant ? square : degrees) + 360) % 360;
    }

    internal static PlacedGlyph Of(Glyph glyph, int direction)
    {
        var (sine, cosine) = MathF.SinCos(direction * MathF.PI / 180);
        var (start, end) = (Along(glyph.Start), Along(glyph.End));
        var baseline = glyph.Start.X * sine - glyph.Start.Y * cosine;
        return new PlacedGlyph(glyph.Text, Math.Min(start, end), Math.Max(start, end), baseline, glyph.Size, glyph.IsBold);

        float Along(Vector2 point) => point.X * cosine + point.Y * sine;
    }
}
