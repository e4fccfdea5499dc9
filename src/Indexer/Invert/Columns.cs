using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Invert;

/// <summary>The values of one field, a document after the other; which documents have one.</summary>
internal abstract class Column : IBits
{
    private readonly List<ulong> _having = [];

    /// <inheritdoc/>
    public int Length { get; set; }

    /// <inheritdoc/>
    public bool Get(int index) => index >> 6 < _having.Count && (_having[index >> 6] & (1UL << index)) != 0;

    protected void Mark(int document)
    {
        while (_having.Count <= document >> 6)
            _having.Add(0);

        _having[document >> 6] |= 1UL << document;
    }
}

/// <summary>Numbers; 0 where there is none.</summary>
internal sealed class NumericColumn : Column
{
    private readonly List<long> _values = [];

    /// <summary>What a reader sees.</summary>
    public NumericDocValues Values => new View(_values);

    /// <summary>Adds the value of a document; documents come in ascending order.</summary>
    public void Add(int document, long value)
    {
        Fill(_values, document);
        _values.Add(value);
        Mark(document);
    }

    private static void Fill(List<long> values, int document)
    {
        while (values.Count < document)
            values.Add(0);
    }

    private sealed class View(List<long> values) : NumericDocValues
    {
        public override long Get(int docID) => docID < values.Count ? values[docID] : 0;
    }
}

/// <summary>Bytes; none where there is no value.</summary>
internal sealed class BinaryColumn : Column
{
    private readonly List<BytesRef?> _values = [];

    /// <inheritdoc cref="NumericColumn.Values"/>
    public BinaryDocValues Values => new View(_values);

    /// <inheritdoc cref="NumericColumn.Add"/>
    public void Add(int document, BytesRef value)
    {
        while (_values.Count < document)
            _values.Add(null);

        _values.Add(value);
        Mark(document);
    }

    private sealed class View(List<BytesRef?> values) : BinaryDocValues
    {
        public override void Get(int docID, BytesRef result)
        {
            var value = docID < values.Count ? values[docID] : null;
            (result.Bytes, result.Offset, result.Length) = value is null ? ([], 0, 0) : (value.Bytes, value.Offset, value.Length);
        }
    }
}

/// <summary>Bytes of which there are few different ones.</summary>
internal sealed class SortedColumn : Column
{
    private readonly TermTable _values = new();
    private readonly List<int> _ids = [];

    /// <inheritdoc cref="NumericColumn.Values"/>
    public SortedDocValues Values => new View(this);

    /// <inheritdoc cref="NumericColumn.Add"/>
    public void Add(int document, BytesRef value)
    {
        while (_ids.Count < document)
            _ids.Add(-1);

        _ids.Add(_values.Intern(value.Bytes.AsSpan(value.Offset, value.Length)));
        Mark(document);
    }

    private sealed class View : SortedDocValues
    {
        private readonly SortedColumn _column;
        private readonly int[] _sorted;
        private readonly int[] _ordinals;

        public View(SortedColumn column)
        {
            _column = column;
            _sorted = column._values.Sorted().ToArray();
            _ordinals = new int[_sorted.Length];
            for (var i = 0; i < _sorted.Length; i++)
                _ordinals[_sorted[i]] = i;
        }

        public override int ValueCount => _sorted.Length;

        public override int GetOrd(int docID) =>
            docID < _column._ids.Count && _column._ids[docID] is >= 0 and var id ? _ordinals[id] : -1;

        public override void LookupOrd(int ord, BytesRef result)
        {
            var values = _column._values;
            var start = values.StartOf(_sorted[ord]);
            (result.Bytes, result.Offset, result.Length) = (values.Bytes, start, values.StartOf(_sorted[ord] + 1) - start);
        }
    }
}
