namespace DocumentSearch.Extract.Formats;

/// <summary>What a block of Markdown is to its scanner.</summary>
internal enum MarkdownLeaf : byte
{
    None,
    Paragraph,
    Table,
    IndentedCode,
    FencedCode,
    Html,
    RawHtml,
}

/// <summary>What is open in Markdown: the block at hand and what it stands in. It goes on where a long text is cut.</summary>
internal sealed class MarkdownState
{
    /// <summary>The open list items.</summary>
    internal MarkdownItems Items { get; } = new();

    /// <summary>The open block.</summary>
    internal MarkdownLeaf Leaf { get; set; }

    /// <summary>What becomes of it if it is no code.</summary>
    internal BlockKind Kind { get; set; } = BlockKind.Paragraph;

    /// <summary>How many block quotes it stands in.</summary>
    internal int Quotes { get; set; }

    /// <summary>Whether a list marker was read and no content yet.</summary>
    internal bool ItemBegins { get; set; }

    /// <summary>The character of the fence that ends the open block.</summary>
    internal char Fence { get; set; }

    /// <summary>How many of them the fence has at least.</summary>
    internal int FenceLength { get; set; }

    /// <summary>Column before which no line of the fenced code begins.</summary>
    internal int FenceColumn { get; set; }

    /// <summary>The closing tag that ends the open block.</summary>
    internal string RawEnd { get; set; } = "";

    /// <summary>Where the comment ends that was skipped last, which may be in a later segment; -1 if it was in an earlier one.</summary>
    internal int CommentEnd { get; set; } = -1;
}
