using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.IndexFormat.Passages;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Positions;

/// <summary>
/// Says which characters of a part's text occurrences take: from the beginning of the first position to the end of the last. Several of it
/// may be asked at the same time.
/// </summary>
/// <param name="dictionary">The words of the index.</param>
/// <param name="analyzer">The analyzer of the index.</param>
/// <param name="budget">The time for it.</param>
internal sealed class OccurrenceRanges(TermDictionary dictionary, TextAnalyzer analyzer, Budget budget) : IDisposable
{
    private readonly TokenOffsets _table = new();
    private readonly BytesRef _bytes = new();
    private AtomicReaderContext? _segment;
    private BinaryDocValues? _tables;
    private PostedOffsets? _posted;
    private int _doc = -1;

    /// <summary>The matches in one part, in ascending order.</summary>
    /// <param name="doc">Lucene's number of the part.</param>
    /// <param name="found">What matches in it.</param>
    /// <exception cref="InvalidDataException">What is stored of it is damaged.</exception>
    public TextMatch[] Of(int doc, IReadOnlyList<LeafOccurrences> found)
    {
        var segments = dictionary.Reader.Leaves;
        var segment = segments[ReaderUtil.SubIndex(doc, segments)];
        var matches = new TextMatch[found.Sum(static f => f.Occurrences.Count)];
        var count = 0;
        foreach (var (leaf, occurrences, words) in found)
        {
            Read(segment, doc - segment.DocBase, leaf);
            foreach (var occurrence in occurrences)
            {
                if (Of(occurrence) is { } range)
                    matches[count++] = new TextMatch(range.Start, range.End, leaf, words is null ? null : Words(occurrence, words));
            }
        }

        Array.Resize(ref matches, count);
        Array.Sort(matches, static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End != a.End ? b.End.CompareTo(a.End) : a.Leaf.Index.CompareTo(b.Leaf.Index));
        return matches;
    }

    /// <summary>Gives its memory back.</summary>
    public void Dispose() => _table.Dispose();

    private List<TextRange>? Words(Occurrence phrase, List<Occurrence> words) =>
        PhraseWords.Of(phrase, words) is { } own ? [.. own.Select(Of).OfType<TextRange>()] : null;

    // Takes in a part, for the occurrences of one leaf.
    private void Read(AtomicReaderContext segment, int doc, Leaf leaf)
    {
        if (segment != _segment)
        {
            (_segment, _doc) = (segment, -1);
            _posted = PostedOffsets.AreIn(segment) ? new PostedOffsets(segment, dictionary, analyzer, budget) : null;
            _tables = segment.AtomicReader.GetBinaryDocValues(IndexFields.Tokens);
        }

        if (_posted is not null)
        {
            // The dictionary is one for all.
            lock (dictionary)
                _posted.Read(doc, leaf);
        }
        else if (doc != _doc)
        {
            _doc = -1;
            _bytes.Length = 0;
            _tables?.Get(doc, _bytes);
            _table.Read(_bytes.Bytes.AsMemory(_bytes.Offset, _bytes.Length));
            _doc = doc;
        }
    }

    // Null if an index of before version 7 does not say.
    private TextRange? Of(Occurrence occurrence)
    {
        if (_posted is not null)
            return _posted.Of(occurrence);

        var range = new TextRange(_table.Start(occurrence.Position), _table.End(occurrence.End - 1));
        return range.Start < range.End ? range : throw new InvalidDataException("a stored word ends before it begins");
    }
}
