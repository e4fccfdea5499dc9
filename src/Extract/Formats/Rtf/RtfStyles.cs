namespace DocumentSearch.Extract.Formats.Rtf;

/// <summary>The styles of a document, of which those of headings count.</summary>
internal sealed class RtfStyles
{
    private const int MaxBases = 10; // as many styles are looked at that one is based on
    private const int BodyText = 9; // the outline level of what is no heading

    private readonly Dictionary<int, (int Level, int Base)> _styles = [];

    /// <summary>Adds a style.</summary>
    internal void Add(RtfFlow style)
    {
        var level = style.Values.TryGetValue("outlinelevel", out var outline) ? LevelOf(outline) : LevelOf(style.Text.ToString().Trim(' ', ';'));
        _styles[style.Values.GetValueOrDefault("s")] = (level, style.Values.GetValueOrDefault("sbasedon", -1));
    }

    /// <summary>How deep paragraphs of a style are headings, from 1; 0 if they are none.</summary>
    internal int HeadingLevel(int style)
    {
        for (var i = 0; i < MaxBases && _styles.TryGetValue(style, out var found); i++)
        {
            if (found.Level > 0)
                return found.Level;

            style = found.Base;
        }

        return 0;
    }

    /// <summary>The level of a heading, from 1, for an outline level, from 0; 0 if that is body text.</summary>
    internal static int LevelOf(int outline) => outline is >= 0 and < BodyText ? outline + 1 : 0;

    private static int LevelOf(string name)
    {
        if (name.Equals("Title", StringComparison.OrdinalIgnoreCase))
            return 1;

        const string heading = "heading ";
        return name.Length == heading.Length + 1 && name.StartsWith(heading, StringComparison.OrdinalIgnoreCase) && name[^1] is >= '1' and <= '9'
            ? name[^1] - '0'
            : 0;
    }
}
