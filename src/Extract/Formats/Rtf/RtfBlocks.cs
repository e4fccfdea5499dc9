using System.Text;

namespace DocumentSearch.Extract.Formats.Rtf;

/// <summary>
/// Brings the flows of a document into one text: what stands beside a paragraph follows it, and each header and footer follows the
/// text once, however many sections repeat it.
/// </summary>
internal sealed class RtfBlocks(TextBuilder text)
{
    private readonly List<string> _asides = [];
    private readonly List<string> _margins = [];
    private readonly HashSet<string> _seenMargins = new(StringComparer.Ordinal);

    /// <summary>Ends the open block of the document's own flow.</summary>
    internal void End(RtfFlow flow, BlockKind kind, int level = 0)
    {
        Write(flow.Text.ToString().AsSpan(), kind, level);
        flow.Text.Clear();
        (flow.HasCells, flow.HasMarker) = (false, false);

        foreach (var aside in _asides)
            Write(aside, BlockKind.Paragraph);

        _asides.Clear();
    }

    /// <summary>Adds a flow that stands beside the text.</summary>
    internal void Aside(StringBuilder flow) => _asides.AddRange(Paragraphs(flow));

    /// <summary>Adds a header or footer.</summary>
    internal void Margin(StringBuilder flow) => _margins.AddRange(Paragraphs(flow).Where(_seenMargins.Add));

    /// <summary>Writes the headers and footers.</summary>
    internal void Finish()
    {
        foreach (var margin in _margins)
            Write(margin, BlockKind.Paragraph);
    }

    private static string[] Paragraphs(StringBuilder flow) =>
        flow.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private void Write(ReadOnlySpan<char> block, BlockKind kind, int level = 0)
    {
        // empty cells in front say in which columns the others stand
        text.WriteMarked(kind == BlockKind.TableRow ? block.TrimEnd() : block.Trim());
        text.End(kind, level);
    }
}
