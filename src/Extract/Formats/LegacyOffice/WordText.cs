using System.Text;

namespace DocumentSearch.Extract.Formats.LegacyOffice;

/// <summary>Brings the text of a Word document into blocks: its control characters say where paragraphs, cells and fields end.</summary>
internal sealed class WordText(WordPieces pieces, WordParagraphs formats, TextBuilder text)
{
    private const int Macros = 3; // which of the texts is not for readers
    private const int Headers = 2;

    private const char Cell = '\a';
    private const char FieldBegin = '\u0013';
    private const char FieldResult = '\u0014';
    private const char FieldEnd = '\u0015';

    private readonly StringBuilder _open = new();
    private readonly Stack<bool> _fields = new(); // whether each is at its result
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _instructions; // fields that are not at their result
    private bool _hasCells;

    /// <summary>Writes the texts that a document consists of.</summary>
    /// <param name="lengths">Their lengths, in characters.</param>
    internal void Write(int[] lengths)
    {
        var start = 0;

        for (var i = 0; i < lengths.Length && start < pieces.Text.Length; i++)
        {
            var end = (int)Math.Min((long)start + lengths[i], pieces.Text.Length);
            if (i != Macros)
                Write(start, end, isRepeated: i == Headers);

            start = end;
        }
    }

    private void Write(int start, int end, bool isRepeated)
    {
        _fields.Clear();
        _instructions = 0;

        for (var i = start; i < end; i++)
        {
            var c = pieces.Text[i];

            switch (c)
            {
                case '\r' or '\f' or '\u000E':
                    EndParagraph(i, isRepeated);
                    break;
                case Cell:
                    EndCell(i);
                    break;
                case FieldBegin:
                    _fields.Push(false);
                    _instructions++;
                    break;
                case FieldResult:
                    if (_fields.TryPop(out var isResult))
                    {
                        _instructions -= isResult ? 0 : 1;
                        _fields.Push(true);
                    }

                    break;
                case FieldEnd:
                    if (_fields.TryPop(out var wasResult))
                        _instructions -= wasResult ? 0 : 1;
                    break;
                default:
                    if (_instructions == 0)
                        Append(c);
                    break;
            }
        }

        End(BlockKind.Paragraph);
    }

    private void Append(char c)
    {
        switch (c)
        {
            case '\v':
                _open.Append('\n');
                break;
            case '\u001E':
                _open.Append('\u2011');
                break;
            case '\u001F' or '\uFEFF':
                break;
            // what fonts of symbols show for letters is no text
            case >= '\uF000' and <= '\uF0FF':
                _open.Append(' ');
                break;
            case '\t' or >= ' ':
                _open.Append(c);
                break;
        }
    }

    private void EndParagraph(int at, bool isRepeated)
    {
        var format = formats.Of(pieces.Offset(at));

        if (format.IsInTable && _instructions == 0)
        {
            _open.Append('\n');
            return;
        }

        if (isRepeated && !_seen.Add(_open.ToString()))
            _open.Clear();

        End(_hasCells ? BlockKind.TableRow
            : format.HeadingLevel > 0 ? BlockKind.Heading
            : format.IsListed ? BlockKind.ListItem
            : BlockKind.Paragraph, format.HeadingLevel);
    }

    private void EndCell(int at)
    {
        // where no formats are known, a row ends with an empty cell
        var endsRow = formats.IsEmpty ? at > 0 && pieces.Text[at - 1] == Cell : formats.Of(pieces.Offset(at)).EndsRow;

        if (endsRow)
        {
            End(BlockKind.TableRow);
            return;
        }

        while (_open.Length > 0 && _open[^1] == '\n')
            _open.Length--;

        _open.Append('\t');
        _hasCells = true;
    }

    private void End(BlockKind kind, int level = 0)
    {
        var block = _open.ToString().AsSpan();
        // empty cells in front say in which columns the others stand
        text.WriteMarked(kind == BlockKind.TableRow ? block.TrimEnd() : block.Trim());
        text.End(kind, kind == BlockKind.Heading ? level : 0);
        _open.Clear();
        _hasCells = false;
    }
}
