using DocumentSearch.Extract;
using DocumentSearch.IndexFormat.Passages;
using ByteShift = DocumentSearch.IndexFormat.Passages.ByteShift;
using CharWidth = DocumentSearch.IndexFormat.Passages.CharWidth;
using Omission = DocumentSearch.IndexFormat.Passages.Omission;

namespace DocumentSearch.Indexer.Passages;

/// <summary>A stretch of a document's text that becomes one Lucene document, with its passage table.</summary>
/// <param name="Segment">The text it stands in: that of the document, or of a segment of a long one.</param>
/// <param name="Start">First character, a UTF-16 offset in that text.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Table">Its sentences, headings and place in the document.</param>
internal sealed record DocumentPart(ExtractedText Segment, int Start, int End, PassageTable Table)
{
    /// <summary>Its characters.</summary>
    public string Text => Start == 0 && End == Segment.Text.Length ? Segment.Text : Segment.Text[Start..End];
}

/// <summary>
/// Cuts a document into parts at sentence bounds, so that no text is too long to be held, shown or highlighted. All but
/// very long documents are a single part.
/// </summary>
internal static class DocumentParts
{
    /// <summary>A part ends with the first sentence that reaches this many UTF-16 units.</summary>
    public const int TargetLength = 1 << 20;

    /// <summary>Most sentences of a part.</summary>
    public const int MaxSentences = 1 << 16;

    /// <summary>The parts of a document.</summary>
    public static IEnumerable<DocumentPart> Cut(ExtractedText document, int targetLength = TargetLength, int maxSentences = MaxSentences) =>
        Cut([document], targetLength, maxSentences);

    /// <summary>
    /// The parts of a document that is read segment by segment. A part ends where a segment ends at the latest; what a
    /// part says of its place and its headings is what it would say were the document cut whole.
    /// </summary>
    public static IEnumerable<DocumentPart> Cut(
        IEnumerable<ExtractedText> segments, int targetLength = TargetLength, int maxSentences = MaxSentences)
    {
        var cutter = new PartCutter();
        foreach (var segment in segments)
        {
            cutter.Begin(segment);
            foreach (var block in segment.Blocks)
            {
                if (block.Kind == BlockKind.Heading)
                    cutter.OpenHeading(block);

                for (var start = block.Start; start < block.End;)
                {
                    if (cutter.Length >= targetLength || cutter.Sentences >= maxSentences)
                        yield return cutter.Close(start);

                    start = cutter.AddSentence(block, start);
                }
            }

            yield return cutter.Close(segment.Text.Length);
        }
    }

    private sealed class PartCutter
    {
        private readonly List<(int Level, string Text)> _open = [];
        private readonly List<Heading> _headings = [];
        private readonly List<Sentence> _sentences = [];
        private ExtractedText? _segment;
        private string _text = "";
        private int _segmentStart; // in the document
        private int _partStart; // in the segment
        private int _line = 1;
        private int _column = 1;
        private char _lineEnd = '\n';
        private long? _byte; // of the source, at which the part begins
        private int _place; // in which the part begins, or the first
        private int _omission; // the first of the part

        public int Length => _sentences.Count == 0 ? 0 : _sentences[^1].End;

        public int Sentences => _sentences.Count;

        public void Begin(ExtractedText segment)
        {
            if (_segment is null)
            {
                // Where the first segment of a long document has none, a later one may: then lines are those of the latter kind.
                _lineEnd = segment.Text.Contains('\r') && !segment.Text.Contains('\n') ? '\r' : '\n';
                _byte = segment.PreambleBytes;
            }

            _segmentStart += _text.Length;
            (_segment, _text, _partStart, _place, _omission) = (segment, segment.Text, 0, 0, 0);
        }

        public void OpenHeading(Block block)
        {
            _open.RemoveAll(h => h.Level >= block.Level);
            var words = _text[block.Start..SentenceBreaks.LongestEnd(_text, block.Start, block.End)].Trim();
            _open.Add((block.Level, words));
            _headings.Add(new Heading(block.Level, _sentences.Count, words));
        }

        public int AddSentence(Block block, int start)
        {
            var end = block.Kind switch
            {
                BlockKind.Code => LineEnd(start, block.End),
                BlockKind.Paragraph or BlockKind.ListItem => SentenceBreaks.Next(_text, start, block.End),
                _ => SentenceBreaks.LongestEnd(_text, start, block.End),
            };
            var trimmed = end;
            while (trimmed > start && char.IsWhiteSpace(_text[trimmed - 1]))
                trimmed--;

            if (trimmed > start)
                _sentences.Add(new Sentence(start - _partStart, trimmed - _partStart, KindOf(block.Kind), start == block.Start));

            while (end < block.End && char.IsWhiteSpace(_text[end]))
                end++;

            return end;
        }

        public DocumentPart Close(int end)
        {
            var table = new PassageTable
            {
                PartStart = _segmentStart + _partStart,
                StartLine = _line,
                StartColumn = _column,
                LineEnd = _lineEnd,
                Bytes = Bytes(end),
                IsDerived = _segment!.IsDerived,
                Places = Places(end),
                Omissions = Omissions(end),
                Headings = [.. _headings],
                Sentences = [.. _sentences],
            };
            var part = new DocumentPart(_segment!, _partStart, end, table);
            Advance(end, table);
            return part;
        }

        // A place that the part begins within is repeated, with the column that its text has come to by then.
        private TextPlace[] Places(int end)
        {
            var places = _segment!.Places;
            var first = FirstPlace(places);
            var last = first;
            while (last < places.Count && places[last].Start < end)
                last++;

            return [.. places.Skip(first).Take(last - first).Select(place => new TextPlace(
                Math.Max(0, place.Start - _partStart), (TextPlaceKind)place.Kind, place.Number, place.Label, place.Row, ColumnOf(place)))];
        }

        private int FirstPlace(IReadOnlyList<Place> places)
        {
            while (_place + 1 < places.Count && places[_place + 1].Start <= _partStart)
                _place++;

            return _place;
        }

        private int ColumnOf(Place place) =>
            place.Row == 0 || place.Start >= _partStart ? place.Column : place.Column + _text.AsSpan(place.Start, _partStart - place.Start).Count('\t');

        private SourceBytes? Bytes(int end) => _segment!.Bytes is not { } map || _byte is not { } start ? null : new SourceBytes
        {
            Start = start,
            Widths = [.. map.Widths.Select(static w => new CharWidth(w.From, w.Bytes))],
            Shifts = [.. map.Shifts.Where(s => s.Offset >= _partStart && s.Offset < end).Select(s => new ByteShift(s.Offset - _partStart, s.Bytes))],
        };

        // What is left out before the first character of the next part is said by that part, unless there is none.
        private Omission[] Omissions(int end)
        {
            var (all, first) = (_segment!.Omissions, _omission);
            while (_omission < all.Count && (all[_omission].Offset < end || end == _text.Length))
                _omission++;

            return [.. Enumerable.Range(first, _omission - first).Select(i => new Omission(all[i].Offset - _partStart, all[i].Units, all[i].Bytes))];
        }

        private void Advance(int end, PassageTable table)
        {
            var length = end - _partStart;
            var point = SourcePoint.StartOf(table).Behind(_text.AsSpan(_partStart, length), table, 0, length).BehindOmission(table, length);
            (_line, _column, _byte) = (point.Line, point.Column, point.Byte);
            _partStart = end;
            _sentences.Clear();
            _headings.Clear();
            foreach (var (level, words) in _open)
                _headings.Add(new Heading(level, 0, words));
        }

        private int LineEnd(int start, int blockEnd)
        {
            var length = Math.Min(blockEnd - start, SentenceBreaks.MaxLength);
            var offset = _text.AsSpan(start, length).IndexOf('\n');
            return offset >= 0 ? start + offset : SentenceBreaks.LongestEnd(_text, start, blockEnd);
        }
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
