namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Tells headings by how they stand out from the body of a document, and by its outline.</summary>
internal sealed class Headings
{
    private const float Larger = 1.12f; // part of the body's size
    private const float NotSmaller = 0.95f;
    private const int MaxLevel = 6;
    private const int MaxLines = 3;
    private const int LongestLarge = 250; // characters
    private const int LongestBold = 120;

    private readonly float _body;
    private readonly bool _isBodyBold;
    private readonly List<float> _sizes; // of headings, the largest first
    private readonly Outline _outline;

    /// <summary>Takes the measure of a document.</summary>
    internal Headings(IEnumerable<TextLine> lines, Outline outline)
    {
        _outline = outline;
        var letters = new Dictionary<(float Size, bool IsBold), long>();

        foreach (var line in lines)
        {
            var key = (Rounded(line.Size), line.IsBold);
            letters[key] = letters.GetValueOrDefault(key) + line.Text.Length;
        }

        _body = letters.Count == 0 ? 0 : letters.GroupBy(l => l.Key.Size, l => l.Value).MaxBy(g => g.Sum())!.Key;
        _isBodyBold = letters.GetValueOrDefault((_body, true)) > letters.GetValueOrDefault((_body, false));
        _sizes = [.. letters.Keys.Select(k => k.Size).Where(s => s >= _body * Larger).Distinct().OrderDescending().Take(MaxLevel - 1)];
    }

    /// <summary>The level of a block that is a heading; 0 if it is none.</summary>
    /// <param name="block">The block.</param>
    /// <param name="text">Its text.</param>
    /// <param name="page">Number of the page that it stands on.</param>
    internal int LevelOf(TextBlock block, string text, int page)
    {
        if (block.Kind == BlockKind.TableRow || block.Lines.Count > MaxLines || !text.AsSpan().ContainsAnyLetter())
            return 0;
        if (_outline.Take(text, page) is > 0 and var level)
            return Math.Min(level, MaxLevel);

        var size = Rounded(block.Lines.Min(l => l.Size));

        if (size >= _body * Larger && text.Length <= LongestLarge)
            return Math.Max(1, _sizes.FindIndex(s => s <= size) + 1);

        var isBold = !_isBodyBold && block.Lines.TrueForAll(l => l.IsBold) && size >= _body * NotSmaller;
        return isBold && text.Length <= LongestBold && text[^1] is not ('.' or ',') ? Math.Min(MaxLevel, _sizes.Count + 1) : 0;
    }

    private static float Rounded(float size) => MathF.Round(size * 2) / 2;
}
