namespace DocumentSearch.Extract.Formats.Markup;

/// <summary>The lines of punctuation under, or over and under, titles of reStructuredText: their levels go by the order of first use.</summary>
internal sealed class RstAdornments
{
    /// <summary>One of so many characters is an adornment even if the title is longer.</summary>
    internal const int SureLength = 4;

    private readonly List<(char Mark, bool IsOver)> _styles = []; // no more than there are marks

    /// <summary>The mark over the title that comes next; NUL if there is none.</summary>
    internal char Over { get; set; }

    /// <summary>The level of a title, from 1.</summary>
    internal int LevelOf(char mark, bool isOver)
    {
        var index = _styles.IndexOf((mark, isOver));

        if (index >= 0)
            return index + 1;

        _styles.Add((mark, isOver));
        return _styles.Count;
    }

    /// <summary>Whether a line is of one mark all along; two or three dots or colons mean something else.</summary>
    internal static bool Is(ReadOnlySpan<char> line) =>
        line.Length >= 2
        && char.IsAscii(line[0]) && (char.IsPunctuation(line[0]) || char.IsSymbol(line[0]))
        && line.IndexOfAnyExcept(line[0]) < 0
        && !(line.Length < SureLength && line[0] is '.' or ':');

    /// <summary>Whether a line makes a title of the one above it.</summary>
    internal static bool IsUnder(ReadOnlySpan<char> line, ReadOnlySpan<char> title) =>
        Is(line) && line.Length >= Math.Min(title.Length, SureLength);
}
