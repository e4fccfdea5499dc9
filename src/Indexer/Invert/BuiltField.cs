using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Invert;

/// <summary>What a segment that is being built has of one field.</summary>
/// <param name="name">Its name.</param>
/// <param name="number">Its number in the segment.</param>
internal sealed class BuiltField(string name, int number)
{
    private IndexOptions _options = IndexOptions.NONE;
    private bool _omitsNorms;

    public string Name => name;

    /// <summary>Whether it is stored in any document.</summary>
    public bool IsStored { get; set; }

    /// <summary>The terms by which documents are looked up; null if there are none.</summary>
    public KeyTerms? Keys { get; private set; }

    /// <summary>The numbers; null if there are none.</summary>
    public NumericColumn? Numbers { get; private set; }

    /// <summary>The bytes; null if there are none.</summary>
    public BinaryColumn? Bytes { get; private set; }

    /// <summary>The bytes of which few differ; null if there are none.</summary>
    public SortedColumn? Sorted { get; private set; }

    /// <summary>Whether it holds the terms of texts.</summary>
    public bool IsText => Keys is null && _options != IndexOptions.NONE;

    /// <summary>Whether it has norms.</summary>
    public bool HasNorms => IsText && !_omitsNorms;

    /// <summary>Which documents have a value; null if it has none.</summary>
    public Column? Column => Numbers ?? (Column?)Bytes ?? Sorted;

    private DocValuesType ValueType =>
        Numbers is not null ? DocValuesType.NUMERIC : Bytes is not null ? DocValuesType.BINARY : Sorted is not null ? DocValuesType.SORTED : DocValuesType.NONE;

    /// <summary>How Lucene knows it.</summary>
    /// <param name="hasLengths">Whether a token of the texts covers more than one position.</param>
    public FieldInfo Info(bool hasLengths) => new(
        name, indexed: _options != IndexOptions.NONE, number, storeTermVector: false, omitNorms: _options != IndexOptions.NONE && !HasNorms,
        storePayloads: IsText && hasLengths, _options, ValueType, HasNorms ? DocValuesType.NUMERIC : DocValuesType.NONE, attributes: null);

    public void TakeText(IndexOptions options, bool omitsNorms) => (_options, _omitsNorms) = (options, omitsNorms);

    public void AddKey(int document, string term)
    {
        _options = IndexOptions.DOCS_ONLY;
        (Keys ??= new KeyTerms()).Add(term, document);
    }

    public void AddNumber(int document, long value) => (Numbers ??= new NumericColumn()).Add(document, value);

    public void AddBytes(int document, BytesRef value, DocValuesType type)
    {
        if (type == DocValuesType.SORTED)
            (Sorted ??= new SortedColumn()).Add(document, value);
        else if (type == DocValuesType.BINARY)
            (Bytes ??= new BinaryColumn()).Add(document, value);
        else
            throw new NotSupportedException($"{type} values of '{name}'");
    }
}
