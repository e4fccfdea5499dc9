using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.Search.QuerySyntax;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Match.Positions;

/// <summary>What stands in a field, by its positions.</summary>
internal sealed class WithinCursor(OccurrenceCursor item, TextField field, AtomicReader segment, Budget budget) : OccurrenceCursor
{
    private readonly BinaryDocValues? _headings = field == TextField.Heading ? segment.GetBinaryDocValues(IndexFields.Headings) : null;
    private readonly BytesRef _bytes = new();
    private readonly List<Occurrence> _found = [];
    private int _foundAt = -1;
    private int _doc = -1;

    /// <summary>What stands in the field, or elsewhere.</summary>
    public OccurrenceCursor Item => item;

    public override int Doc => _doc;

    public override long Cost => item.Cost;

    // Positions are not read before other words are known to stand in the document too.
    public override int Advance(int doc) => _doc = budget.IsSpent() ? End : item.Doc < doc ? item.Advance(doc) : item.Doc;

    public override float Frequency() => Read().Count;

    public override float MostFrequency() => item.MostFrequency();

    public override List<Occurrence> Read()
    {
        if (_foundAt == _doc)
            return _found;

        _foundAt = _doc;
        _found.Clear();
        if (item.Frequency() == 0)
            return _found;

        if (field != TextField.Heading)
        {
            _found.AddRange(item.Read().Where(o => IsOf(field, IndexFields.RangeOf(o.Position))));
        }
        else if (_headings is not null)
        {
            _headings.Get(_doc, _bytes);
            var headings = HeadingPositions.Decode(_bytes.Bytes.AsSpan(_bytes.Offset, _bytes.Length));
            _found.AddRange(item.Read().Where(o => headings.Contains(o.Position) && headings.Contains(o.End - 1)));
        }

        return _found;
    }

    private static bool IsOf(TextField field, int range) => field switch
    {
        TextField.Title => range == IndexFields.TitlePosition,
        TextField.Author => range == IndexFields.AuthorPosition,
        TextField.Keywords => range == IndexFields.KeywordsPosition,
        TextField.Description => range == IndexFields.DescriptionPosition,
        TextField.Links => range == IndexFields.LinksPosition,
        _ => range is IndexFields.TitlePosition or IndexFields.DescriptionPosition,
    };

    public override void AddWords(List<Occurrence> words) => item.AddWords(words);
}
