using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace DocumentSearch.Indexer.Invert;

/// <summary>
/// Gathers documents and makes a segment of them, which is the same that Lucene's own writer makes of them (a test holds it to that), in
/// a fraction of the time: that writer keeps each token's postings in linked slices, which it fills and reads back in random order.
/// Only what this index writes is understood. One thread fills it; then whoever writes the segment reads it.
/// </summary>
internal sealed class SegmentBuilder
{
    /// <summary>Tokens of one segment, about; a document is never cut.</summary>
    public const int MaxTokens = 7 << 19;

    /// <summary>Bytes of stored texts and of values of one segment, about.</summary>
    public const long MaxBytes = 48 << 20;

    // Words are much the same from segment to segment, so they are kept, as long as they do not become too many.
    private const long MaxTermsSize = 48 << 20;

    private readonly Dictionary<string, BuiltField> _fields = new(StringComparer.Ordinal);
    private readonly TokenLog _tokens = new();
    private readonly List<List<(BuiltField Field, object Value)>> _stored = [];
    private readonly List<long> _norms = [];
    private ulong[] _room = [];
    private long _bytes;

    /// <summary>Documents, a part each.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it should become a segment now.</summary>
    public bool IsFull => _tokens.Count >= MaxTokens || _bytes >= MaxBytes || Count >= InvertedTerms.MaxDocuments / 2;

    /// <summary>The fields, by name.</summary>
    public IReadOnlyDictionary<string, BuiltField> Fields => _fields;

    /// <summary>The tokens of the texts.</summary>
    public TokenLog Tokens => _tokens;

    /// <summary>The norm of each document's text, 0 where it has none.</summary>
    public IReadOnlyList<long> Norms => _norms;

    /// <summary>What is stored of a document.</summary>
    public IReadOnlyList<(BuiltField Field, object Value)> StoredOf(int document) => _stored[document];

    /// <summary>Adds a document.</summary>
    /// <param name="fields">Its fields; streams of tokens are read now.</param>
    public void Add(IEnumerable<IIndexableField> fields)
    {
        var stored = new List<(BuiltField, object)>();
        var norm = 0L;
        var hasText = false;
        foreach (var field in fields)
        {
            var built = FieldOf(field.Name);
            if (field is Field { FieldType: { IsIndexed: true } type } indexed)
            {
                if (indexed.GetTokenStreamValue() is TextTokenStream stream)
                {
                    built.TakeText(type.IndexOptions, type.OmitNorms);
                    // Both fields are of the same tokens.
                    if (field.Name == IndexFields.Body)
                        (norm, hasText) = (Scoring.Similarity.ComputeNorm(_tokens.Add(stream.Tokens)), true);
                }
                else
                {
                    built.AddKey(Count, indexed.GetStringValue());
                }
            }

            if (field.IndexableFieldType.IsStored)
                stored.Add((built, Stored(built, field)));

            if (field.IndexableFieldType.DocValueType != DocValuesType.NONE)
                AddValue(built, field);
        }

        if (!hasText)
            _tokens.AddNothing();

        _norms.Add(norm);
        _stored.Add(stored);
        Count++;
    }

    /// <summary>The postings of the texts' terms, or of their forms. Those asked for before are overwritten.</summary>
    public InvertedTerms Invert(bool ofForms) => _tokens.Invert(ofForms, ref _room);

    /// <summary>Forgets all documents.</summary>
    public void Clear()
    {
        _fields.Clear();
        _tokens.Clear(MaxTermsSize);
        _stored.Clear();
        _norms.Clear();
        (_bytes, Count) = (0, 0);
    }

    private BuiltField FieldOf(string name)
    {
        if (!_fields.TryGetValue(name, out var field))
            _fields.Add(name, field = new BuiltField(name, _fields.Count));

        return field;
    }

    private object Stored(BuiltField built, IIndexableField field)
    {
        built.IsStored = true;
        if (field.GetBinaryValue() is { } bytes)
        {
            _bytes += bytes.Length;
            return bytes;
        }

        var text = field.GetStringValue();
        _bytes += text.Length * sizeof(char);
        return text;
    }

    private void AddValue(BuiltField built, IIndexableField field)
    {
        if (field.IndexableFieldType.DocValueType == DocValuesType.NUMERIC)
        {
            built.AddNumber(Count, field.GetInt64Value()!.Value);
            _bytes += sizeof(long);
            return;
        }

        var bytes = field.GetBinaryValue();
        built.AddBytes(Count, bytes, field.IndexableFieldType.DocValueType);
        _bytes += bytes.Length;
    }
}
