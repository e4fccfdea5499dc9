using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.IndexFormat.Passages;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Positions;

/// <summary>Says which characters of a part's text occurrences take: from the beginning of the first position to the end of the last.</summary>
/// <param name="dictionary">The words of the index.</param>
/// <param name="analyzer">The analyzer of the index.</param>
/// <param name="budget">The time for it.</param>
internal sealed class OccurrenceRanges(TermDictionary dictionary, TextAnalyzer analyzer, Budget budget)
{
    private readonly TokenOffsets _table = new();
    private readonly BytesRef _bytes = new();
    private AtomicReaderContext? _segment;
    private BinaryDocValues? _tables;
    private PostedOffsets? _posted;
    private int _doc = -1;

    /// <summary>Takes in a part, for the occurrences of one leaf.</summary>
    /// <exception cref="InvalidDataException">What is stored of it is damaged.</exception>
    public void Read(AtomicReaderContext segment, int doc, Leaf leaf)
    {
        if (segment != _segment)
        {
            (_segment, _doc) = (segment, -1);
            _posted = PostedOffsets.AreIn(segment) ? new PostedOffsets(segment, dictionary, analyzer, budget) : null;
            _tables = segment.AtomicReader.GetBinaryDocValues(IndexFields.Tokens);
        }

        if (_posted is not null)
        {
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

    /// <summary>The range of an occurrence; null if an index of before version 7 does not say.</summary>
    /// <exception cref="InvalidDataException">What is stored of the part is damaged.</exception>
    public TextRange? Of(Occurrence occurrence)
    {
        if (_posted is not null)
            return _posted.Of(occurrence);

        var range = new TextRange(_table.Start(occurrence.Position), _table.End(occurrence.End - 1));
        return range.Start < range.End ? range : throw new InvalidDataException("a stored word ends before it begins");
    }
}
