namespace DocumentSearch.Extract.Formats;

/// <summary>The block of plain text that is open, which goes on where a long text is cut within it.</summary>
internal sealed class PlainTextState
{
    /// <summary>What it is.</summary>
    internal BlockKind Kind { get; set; } = BlockKind.Paragraph;

    /// <summary>Its lines so far; 0 if no block is open.</summary>
    internal int Lines { get; set; }

    /// <summary>Whether all of them look like rows of a table.</summary>
    internal bool IsTable { get; set; }

    /// <summary>Whether the last of them ends with a colon, as what announces a list does.</summary>
    internal bool EndsWithColon { get; set; }
}
