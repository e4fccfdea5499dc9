namespace DocumentSearch.Extract.Formats.OpenDocument;

/// <summary>
/// Text that is read in one run: that of the document, or of what is anchored in one of its paragraphs and comes behind it, such as a
/// note or a frame.
/// </summary>
internal sealed class OpenDocumentFlow
{
    private readonly List<TextBuilder> _behind = [];
    private int _paragraphs; // that are open; one within another is none that a document should have
    private int _rows;

    internal OpenDocumentFlow(TextBuilder text) => (Text, Blocks) = (text, new BlockWriter(text));

    /// <summary>The text.</summary>
    internal TextBuilder Text { get; }

    /// <summary>Makes its blocks.</summary>
    internal BlockWriter Blocks { get; }

    /// <summary>What text is now.</summary>
    internal (BlockKind Kind, int Level) Style { get; set; }

    /// <summary>Whether text that comes now is shown.</summary>
    internal bool IsInParagraph => _paragraphs > 0;

    /// <summary>Begins a paragraph.</summary>
    internal void BeginParagraph(BlockKind kind, int level)
    {
        Blocks.Break();
        Style = (kind, level);
        _paragraphs++;
    }

    /// <summary>Ends a paragraph.</summary>
    internal void EndParagraph()
    {
        Blocks.Break();
        _paragraphs = Math.Max(0, _paragraphs - 1);
        WriteBehind();
    }

    /// <summary>Begins a row of a table.</summary>
    internal void BeginRow()
    {
        Blocks.BeginRow();
        _rows++;
    }

    /// <summary>Ends a row of a table.</summary>
    internal void EndRow()
    {
        Blocks.EndRow();
        _rows = Math.Max(0, _rows - 1);
        WriteBehind();
    }

    /// <summary>Adds what comes behind the paragraph or row that is open.</summary>
    internal void AddBehind(TextBuilder text)
    {
        _behind.Add(text);
        WriteBehind();
    }

    /// <summary>Ends what is still open.</summary>
    internal void Finish()
    {
        Blocks.End();
        (_paragraphs, _rows) = (0, 0);
        WriteBehind();
    }

    private void WriteBehind()
    {
        if (_paragraphs > 0 || _rows > 0)
            return;

        _behind.ForEach(Text.Append);
        _behind.Clear();
    }
}
