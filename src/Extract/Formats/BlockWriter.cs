namespace DocumentSearch.Extract.Formats;

/// <summary>
/// Makes blocks out of lines, paragraphs and tables that stand in each other. A row of a table is one block as long as its cells hold one piece of text each: where a cell
/// holds several paragraphs the table is there for the layout, and each of them is a block.
/// </summary>
/// <param name="text">Takes the blocks.</param>
internal sealed class BlockWriter(TextBuilder text)
{
    private bool _isOpen;
    private bool _isInRow;
    private bool _hasTab; // in the open block
    private int _owedTabs; // before its next text: cells at the end of a row may be empty
    private bool _cellHasText;
    private bool _owesEnd; // of the block, if more text comes before the next cell
    private bool _endsLine; // the last thing was a line break
    private string? _marker;
    private BlockKind _kind;
    private int _level;

    /// <summary>What stands before the next text, such as the number of an item; null if nothing does, as when the item is over.</summary>
    internal void Mark(string? marker) => _marker = marker;

    /// <summary>Adds text to the line.</summary>
    /// <param name="words">The text.</param>
    /// <param name="kind">What the block is, if this begins it and no row of a table.</param>
    /// <param name="level">Depth of a heading.</param>
    /// <param name="isPreformatted">Whether its white space is kept.</param>
    internal void Write(ReadOnlySpan<char> words, BlockKind kind, int level = 0, bool isPreformatted = false)
    {
        text.IsPreformatted = isPreformatted;

        if (words.IsWhiteSpace() && (!_isOpen || _owesEnd || !text.IsPreformatted))
        {
            Space();
            return;
        }

        if (_owesEnd)
            End();

        if (!_isOpen)
            (_isOpen, _kind, _level) = (true, kind, level);

        for (; _owedTabs > 0; _owedTabs--)
        {
            text.Tab();
            _hasTab = true;
        }

        if (_marker is { } marker)
        {
            _marker = null;
            text.Write(marker);
            text.Write(" ");
        }

        text.Write(words);
        _cellHasText = true;
        _endsLine = false;
    }

    /// <summary>Sets what was written apart from what comes.</summary>
    internal void Space()
    {
        if (!_isOpen || _owesEnd)
            return;

        text.IsPreformatted = false;
        text.Write(" ");
    }

    /// <summary>Goes to the next line; twice is the end of a paragraph.</summary>
    internal void LineBreak()
    {
        if (_endsLine && !text.IsPreformatted)
            Break();
        else if (_isOpen && !_owesEnd)
            text.LineBreak();

        _endsLine = true;
    }

    /// <summary>A block begins or ends here.</summary>
    internal void Break()
    {
        if (!_isInRow)
            End();
        else
            _owesEnd |= _cellHasText;
    }

    /// <summary>A row of a table begins here.</summary>
    internal void BeginRow()
    {
        End();
        _isInRow = true;
    }

    /// <summary>A cell begins here.</summary>
    internal void BeginCell()
    {
        // the row goes on behind a table within one of its cells
        _isInRow = true;
        (_owesEnd, _cellHasText, _marker) = (false, false, null);

        if (_isOpen)
            _owedTabs++;
    }

    /// <summary>A row of a table ends here.</summary>
    internal void EndRow()
    {
        End();
        _isInRow = false;
    }

    /// <summary>Ends the open block.</summary>
    internal void End()
    {
        if (_isOpen)
            text.End(_hasTab ? BlockKind.TableRow : _kind, _hasTab ? 0 : _level);

        (_isOpen, _hasTab, _cellHasText, _owesEnd, _endsLine, _owedTabs) = (false, false, false, false, false, 0);
    }
}
