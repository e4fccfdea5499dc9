namespace DocumentSearch.Extract.Formats.Pdf;

/// <summary>Joins the lines of a column to paragraphs.</summary>
internal sealed class ParagraphBuilder
{
    // in parts of the size
    private const float Indent = 0.9f;
    private const float MostLeading = 2.6f;
    private const float CellGap = 2.2f;

    private const float MoreThanLeading = 1.3f; // part of the usual leading
    private const float SameSize = 0.12f;
    private const float ShortLine = 0.85f; // part of the column's width

    private readonly List<TextBlock> _blocks = [];
    private readonly float _left;
    private readonly float _right;
    private readonly float _leading; // in parts of the size, too

    private ParagraphBuilder(List<List<TextLine>> rows)
    {
        _left = rows.Min(r => r[0].Left);
        _right = rows.Max(r => r[^1].Right);
        var steps = rows.Zip(rows.Skip(1), (a, b) => Step(a[0], b[0])).Where(s => s > 0).Order().ToList();
        _leading = steps.Count == 0 ? float.MaxValue : steps[steps.Count / 2];
    }

    /// <summary>The blocks of a column.</summary>
    /// <param name="rows">Lines of the column, from top to bottom; several where white space parts them.</param>
    internal static List<TextBlock> Blocks(List<List<TextLine>> rows)
    {
        var builder = new ParagraphBuilder(rows);

        for (var i = 0; i < rows.Count; i++)
            builder.Add(rows[i]);

        return builder._blocks;
    }

    /// <summary>Whether a paragraph at the end of a column goes on at the beginning of the next one.</summary>
    internal static bool GoesOn(TextBlock block, TextBlock next)
    {
        var (last, first) = (block.Lines[^1], next.Lines[0]);
        return block.Kind != BlockKind.TableRow && next.Kind == BlockKind.Paragraph
            && Math.Abs(last.Size - first.Size) <= SameSize * last.Size && last.IsBold == first.IsBold
            && char.IsLower(first.Text[0]) && !Sentences.EndsLike(last.Text);
    }

    private void Add(List<TextLine> row)
    {
        if (row.Count > 1 && IsTableRow(row))
        {
            _blocks.Add(new TextBlock(BlockKind.TableRow, row));
            return;
        }

        var line = row.Count == 1 ? row[0] : Joined(row);

        if (_blocks.Count > 0 && _blocks[^1] is { Kind: not BlockKind.TableRow } last && Continues(last, line))
            last.Lines.Add(line);
        else
            _blocks.Add(new TextBlock(IsItem(line.Text) ? BlockKind.ListItem : BlockKind.Paragraph, [line]));
    }

    private static bool IsTableRow(List<TextLine> row)
    {
        // a bullet, or a number, apart from its text
        if (row.Count == 2 && row[0].Text.Length <= 4 && ListMarks.IsMark(row[0].Text))
            return false;

        for (var i = 1; i < row.Count; i++)
        {
            if (row[i].Left - row[i - 1].Right > CellGap * row[i].Size)
                return true;
        }

        return false;
    }

    private static TextLine Joined(List<TextLine> row) => row.MaxBy(l => l.Text.Length)! with
    {
        Text = string.Join(' ', row.Select(l => l.Text)),
        Left = row[0].Left,
        Right = row[^1].Right,
    };

    private bool Continues(TextBlock block, TextLine line)
    {
        var last = block.Lines[^1];
        var step = Step(last, line);
        var isEnded = Sentences.EndsLike(last.Text);
        var isShort = last.Right - _left < ShortLine * (_right - _left);
        var isIndented = line.Left - last.Left > Indent * line.Size;

        if (HasLeader(last.Text) || isShort && IsMoved(block, line))
            return false;
        // a full line in the middle of a sentence goes on, be the next one ever so far
        if (step > MostLeading || step > MoreThanLeading * _leading && (isEnded || isShort))
            return false;
        if (Math.Abs(line.Size - last.Size) > SameSize * Math.Max(line.Size, last.Size) || line.IsBold != last.IsBold)
            return false;
        if (IsItem(line.Text) && (isEnded || isShort || !ListMarks.IsDash(line.Text[0])))
            return false;

        // items hang: what follows stands under their text
        return !(isEnded && isShort) && !(isIndented && isEnded && block.Kind != BlockKind.ListItem);
    }

    private static float Step(TextLine line, TextLine next) => (next.Baseline - line.Baseline) / Math.Max(next.Size, float.Epsilon);

    /// <summary>Whether a line begins elsewhere than the one before; centred lines do not, nor those that hang below an item.</summary>
    private static bool IsMoved(TextBlock block, TextLine line)
    {
        var last = block.Lines[^1];
        var moved = line.Left - last.Left;
        var isCentred = Math.Abs(line.Left + line.Right - last.Left - last.Right) < 2 * Indent * line.Size;
        var isHanging = block.Kind == BlockKind.ListItem && block.Lines.Count == 1 && moved > 0;
        return Math.Abs(moved) > Indent * line.Size && !isCentred && !isHanging;
    }

    /// <summary>Whether points lead from an entry of a table of contents to its page.</summary>
    private static bool HasLeader(string text) =>
        char.IsLetterOrDigit(text[^1])
        && (text.Contains(". . .", StringComparison.Ordinal) || text.Contains(".....", StringComparison.Ordinal));

    private static bool IsItem(string text) => ListMarks.Begins(text);
}
