using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Testing;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Tests.Check;

/// <summary>A document's parts as lists of Lucene fields, taken from what an index holds of it.</summary>
internal static class RawDocument
{
    private static readonly string[] Numbers =
    [
        IndexFields.Id, IndexFields.Length, IndexFields.Modified, IndexFields.Changed, IndexFields.FileNumber, IndexFields.Status, IndexFields.Part, IndexFields.Folder,
        IndexFields.Mended, IndexFields.Stated,
    ];
    private static readonly string[] ByteStrings = [IndexFields.Headings, IndexFields.SentenceEnds, IndexFields.Title];


    private static readonly FieldType BodyType = new()
    {
        IsIndexed = true,
        IsTokenized = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS,
    };

    private static readonly FieldType FormsType = new()
    {
        IsIndexed = true,
        IsTokenized = true,
        OmitNorms = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
    };

    public static List<List<IIndexableField>> Read(IndexedFolder folder, string path)
    {
        using var snapshot = IndexSnapshot.Open(folder.Location);
        return
        [
            .. from leaf in snapshot.Reader.Leaves
               let segment = leaf.AtomicReader
               from doc in Enumerable.Range(0, segment.MaxDoc)
               where segment.LiveDocs?.Get(doc) != false && Bytes(segment, IndexFields.Path, doc).Utf8ToString() == path
               select Fields(segment, doc),
        ];
    }

    /// <summary>The field of the postings of a text.</summary>
    public static Field Body(string text, StatedWords stated = default) => new(IndexFields.Body, Tokens(text, stated).Body, BodyType);

    /// <summary>The field of its forms.</summary>
    public static Field Forms(string text, StatedWords stated = default) => new(IndexFields.Forms, Tokens(text, stated).Forms, FormsType);

    /// <summary>The terms of its words where its forms should be.</summary>
    public static Field BodyAsForms(string text) => new(IndexFields.Forms, Tokens(text, default).Body, FormsType);

    /// <summary>The field of its forms, with something else where the lengths of tokens should be.</summary>
    public static Field WithLengths(string text, byte[]? length) => new(IndexFields.Forms, new OtherLengths(Tokens(text, default).Forms, length), FormsType);

    /// <summary>Puts postings in the place of those of the same name.</summary>
    public static void SetPostings(this List<IIndexableField> fields, Field postings)
    {
        fields.Drop<Field>(postings.Name);
        fields.Add(postings);
    }

    /// <summary>Puts a field in the place of those of the same name and type.</summary>
    public static void Set(this List<IIndexableField> fields, IIndexableField field)
    {
        fields.RemoveAll(f => f.Name == field.Name && f.GetType() == field.GetType());
        fields.Add(field);
    }

    public static void Drop<T>(this List<IIndexableField> fields, string name)
        where T : IIndexableField => Assert.NotEqual(0, fields.RemoveAll(f => f is T && f.Name == name));

    public static long PartOf(this List<IIndexableField> fields) =>
        fields.OfType<NumericDocValuesField>().FirstOrDefault(f => f.Name == IndexFields.Part)?.GetInt64Value() ?? 0;

    private static List<IIndexableField> Fields(AtomicReader segment, int doc)
    {
        var fields = new List<IIndexableField>
        {
            new StringField(IndexFields.Id, DocumentId.ToTerm(segment.GetNumericDocValues(IndexFields.Id).Get(doc)), Field.Store.NO),
            new BinaryDocValuesField(IndexFields.Path, Bytes(segment, IndexFields.Path, doc)),
            new BinaryDocValuesField(IndexFields.Hash, Bytes(segment, IndexFields.Hash, doc)),
        };
        foreach (var name in Numbers.Where(name => segment.GetDocsWithField(name)?.Get(doc) == true))
            fields.Add(new NumericDocValuesField(name, segment.GetNumericDocValues(name).Get(doc)));

        foreach (var name in ByteStrings.Where(name => segment.GetDocsWithField(name)?.Get(doc) == true))
            fields.Add(new BinaryDocValuesField(name, Bytes(segment, name, doc)));

        foreach (var name in (string[])[IndexFields.Encoding, IndexFields.Language])
        {
            if (segment.GetSortedDocValues(name) is not { } values || values.GetOrd(doc) < 0)
                continue;

            var value = new BytesRef();
            values.Get(doc, value);
            fields.Add(new SortedDocValuesField(name, BytesRef.DeepCopyOf(value)));
        }

        var stored = segment.Document(doc);
        if (stored.Get(IndexFields.Format) is { } format)
            fields.Add(new SortedDocValuesField(IndexFields.Format, new BytesRef(format)));

        if (stored.GetBinaryValue(IndexFields.Text)?.Utf8ToString() is { } text)
        {
            var properties = stored.GetBinaryValue(IndexFields.Properties);
            var title = fields.OfType<BinaryDocValuesField>().FirstOrDefault(f => f.Name == IndexFields.Title)?.GetBinaryValue().Utf8ToString();
            var stated = fields.PartOf() > 0 ? default : StatedWords.Decode(title, properties is null ? [] : properties.Bytes.AsSpan(properties.Offset, properties.Length));
            fields.Add(Body(text, stated));
            fields.Add(Forms(text, stated));
        }

        foreach (var field in stored)
        {
            var bytes = field.GetBinaryValue();
            fields.Add(bytes is null ? new StoredField(field.Name, field.GetStringValue()) : new StoredField(field.Name, BytesRef.DeepCopyOf(bytes)));
        }

        return fields;
    }

    private sealed class OtherLengths(TokenStream tokens, byte[]? length) : TokenFilter(tokens)
    {
        public override bool IncrementToken()
        {
            var hasToken = m_input.IncrementToken();
            if (hasToken && GetAttribute<IPayloadAttribute>() is { Payload: not null } payload)
                payload.Payload = length is null ? null : new BytesRef(length);

            return hasToken;
        }
    }

    private static DocumentTokens Tokens(string text, StatedWords stated)
    {
        var tokens = new DocumentTokens(new TextAnalyzer());
        tokens.Read(text, stated);
        return tokens;
    }

    private static BytesRef Bytes(AtomicReader segment, string name, int doc)
    {
        var bytes = new BytesRef();
        segment.GetBinaryDocValues(name).Get(doc, bytes);
        return BytesRef.DeepCopyOf(bytes);
    }
}
