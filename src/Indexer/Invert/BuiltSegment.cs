using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Invert;

/// <summary>
/// What a <see cref="SegmentBuilder"/> holds, as a reader that is merged into an index: the writer then makes a segment of it alone. Its
/// postings are not read term by term, but written in one go (<see cref="BuiltPostings"/>).
/// </summary>
internal sealed class BuiltSegment : AtomicReader
{
    private readonly SegmentBuilder _builder;

    public BuiltSegment(SegmentBuilder builder)
    {
        _builder = builder;
        FieldInfos = new FieldInfos([.. builder.Fields.Values.Select(field => field.Info(builder.Tokens.HasLengths))]);
        foreach (var field in builder.Fields.Values)
        {
            if (field.Column is { } column)
                column.Length = builder.Count;
        }
    }

    /// <inheritdoc/>
    public override FieldInfos FieldInfos { get; }

    /// <inheritdoc/>
    public override Fields Fields { get; } = new NoFields();

    /// <inheritdoc/>
    public override IBits? LiveDocs => null;

    /// <inheritdoc/>
    public override int NumDocs => _builder.Count;

    /// <inheritdoc/>
    public override int MaxDoc => _builder.Count;

    /// <summary>Writes the postings of all fields.</summary>
    /// <param name="infos">The fields of the segment that is written.</param>
    /// <param name="consumer">Takes them.</param>
    public void WritePostings(FieldInfos infos, FieldsConsumer consumer)
    {
        // A segment's fields are written in the order of their names.
        foreach (var field in _builder.Fields.Values.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (field.Keys is { } keys)
                keys.WriteTo(consumer.AddField(infos.FieldInfo(field.Name)));
            else if (field.IsText && _builder.Tokens.Count > 0)
                _builder.Invert(field.Name == IndexFormat.IndexFields.Forms).WriteTo(consumer.AddField(infos.FieldInfo(field.Name)), _builder.Tokens.Documents);
        }
    }

    /// <summary>The norm of each document in a field, before its postings are written; null if it has none.</summary>
    public byte[]? NormsOf(string field) => Find(field) is { HasNorms: true } ? [.. _builder.Norms.Select(static norm => (byte)norm)] : null;

    /// <inheritdoc/>
    public override NumericDocValues? GetNumericDocValues(string field) => Find(field)?.Numbers?.Values;

    /// <inheritdoc/>
    public override BinaryDocValues? GetBinaryDocValues(string field) => Find(field)?.Bytes?.Values;

    /// <inheritdoc/>
    public override SortedDocValues? GetSortedDocValues(string field) => Find(field)?.Sorted?.Values;

    /// <inheritdoc/>
    public override SortedSetDocValues? GetSortedSetDocValues(string field) => null;

    /// <inheritdoc/>
    public override IBits? GetDocsWithField(string field) => Find(field)?.Column;

    /// <inheritdoc/>
    public override NumericDocValues? GetNormValues(string field) => Find(field) is { HasNorms: true } ? new NormValues(_builder.Norms) : null;

    /// <inheritdoc/>
    public override Fields? GetTermVectors(int docID) => null;

    /// <inheritdoc/>
    public override void Document(int docID, StoredFieldVisitor visitor)
    {
        foreach (var (field, value) in _builder.StoredOf(docID))
        {
            var info = FieldInfos.FieldInfo(field.Name);
            if (visitor.NeedsField(info) != StoredFieldVisitor.Status.YES)
                continue;

            if (value is BytesRef bytes)
                visitor.BinaryField(info, bytes.Offset == 0 && bytes.Length == bytes.Bytes.Length ? bytes.Bytes : bytes.Bytes.AsSpan(bytes.Offset, bytes.Length).ToArray());
            else
                visitor.StringField(info, (string)value);
        }
    }

    /// <inheritdoc/>
    public override void CheckIntegrity()
    {
    }

    /// <inheritdoc/>
    protected override void DoClose()
    {
    }

    private BuiltField? Find(string field) => _builder.Fields.GetValueOrDefault(field);

    private sealed class NormValues(IReadOnlyList<long> norms) : NumericDocValues
    {
        public override long Get(int docID) => norms[docID];
    }

    private sealed class NoFields : Fields
    {
        public override int Count => 0;

        public override Terms? GetTerms(string field) => null;

        public override IEnumerator<string> GetEnumerator() => Enumerable.Empty<string>().GetEnumerator();
    }
}
