using DocumentSearch.Extract;
using DocumentSearch.IndexFormat.Passages;

namespace DocumentSearch.Indexer.Passages;

/// <summary>A stretch of a document's text that becomes one Lucene document, with its passage table.</summary>
/// <param name="Start">First character, a UTF-16 offset in the document's text.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Table">Its sentences, headings and place.</param>
internal sealed record DocumentPart(int Start, int End, PassageTable Table);

/// <summary>
/// Cuts a document into parts at sentence bounds, so that no text is too long to be held, shown or highlighted. All but
/// very long documents are a single part.
/// </summary>
internal static class DocumentParts
{
    /// <summary>A part ends with the first sentence that reaches this many UTF-16 units.</summary>
    public const int TargetLength = 1 << 22;

    public static IEnumerable<DocumentPart> Cut(ExtractedText document, int targetLength = TargetLength)
    {
        var text = document.Text;
        var cutter = new PartCutter(text);
        foreach (var block in document.Blocks)
        {
            if (block.Kind == BlockKind.Heading)
                cutter.OpenHeading(block);

            for (var start = block.Start; start < block.End;)
            {
                if (cutter.Length >= targetLength)
                    yield return cutter.Close(start);

                start = cutter.AddSentence(block, start);
            }
        }

        yield return cutter.Close(text.Length);
    }

    private sealed class PartCutter(string text)
    {
        private readonly List<(int Level, string Text)> _open = [];
        private readonly List<Heading> _headings = [];
        private readonly List<Sentence> _sentences = [];
        private int _partStart;
        private int _line = 1;
        private int _column = 1;

        public int Length => _sentences.Count == 0 ? 0 : _sentences[^1].End;

        public void OpenHeading(Block block)
        {
            _open.RemoveAll(h => h.Level >= block.Level);
            var words = text[block.Start..LongestEnd(block.Start, block.End)].Trim();
            _open.Add((block.Level, words));
            _headings.Add(new Heading(block.Level, _sentences.Count, words));
        }

        public int AddSentence(Block block, int start)
        {
            var end = block.Kind switch
            {
                BlockKind.Code => LineEnd(start, block.End),
                BlockKind.Paragraph or BlockKind.ListItem => SentenceBreaks.Next(text, start, block.End),
                _ => LongestEnd(start, block.End),
            };
            var trimmed = end;
            while (trimmed > start && char.IsWhiteSpace(text[trimmed - 1]))
                trimmed--;

            if (trimmed > start)
                _sentences.Add(new Sentence(start - _partStart, trimmed - _partStart, KindOf(block.Kind), start == block.Start));

            while (end < block.End && char.IsWhiteSpace(text[end]))
                end++;

            return end;
        }

        public DocumentPart Close(int end)
        {
            var table = new PassageTable
            {
                PartStart = _partStart,
                StartLine = _line,
                StartColumn = _column,
                Headings = [.. _headings],
                Sentences = [.. _sentences],
            };
            var part = new DocumentPart(_partStart, end, table);
            Advance(end);
            return part;
        }

        private void Advance(int end)
        {
            var span = text.AsSpan(_partStart, end - _partStart);
            var lastBreak = span.LastIndexOf('\n');
            _line += span.Count('\n');
            _column = lastBreak < 0 ? _column + span.Length : span.Length - lastBreak;
            _partStart = end;
            _sentences.Clear();
            _headings.Clear();
            foreach (var (level, words) in _open)
                _headings.Add(new Heading(level, 0, words));
        }

        private int LineEnd(int start, int blockEnd)
        {
            var limit = LongestEnd(start, blockEnd);
            var offset = text.AsSpan(start, limit - start).IndexOf('\n');
            return offset >= 0 ? start + offset : limit;
        }

        private int LongestEnd(int start, int blockEnd) =>
            SentenceBreaks.WithoutHalfPair(text, Math.Min(blockEnd, start + SentenceBreaks.MaxLength));
    }

    private static SentenceKind KindOf(BlockKind kind) => kind switch
    {
        BlockKind.Heading => SentenceKind.Heading,
        BlockKind.ListItem => SentenceKind.ListItem,
        BlockKind.TableRow => SentenceKind.TableRow,
        BlockKind.Code => SentenceKind.Code,
        _ => SentenceKind.Prose,
    };
}
