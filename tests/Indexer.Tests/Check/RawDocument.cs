using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Testing;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Tests.Check;

/// <summary>A document's parts as lists of Lucene fields, taken from what an index holds of it.</summary>
internal static class RawDocument
{
    private static readonly string[] Numbers =
    [
        IndexFields.Id, IndexFields.Length, IndexFields.Modified, IndexFields.Changed, IndexFields.FileNumber, IndexFields.Status, IndexFields.Part,
        IndexFields.Mended,
    ];

    private static readonly FieldType BodyType = new()
    {
        IsIndexed = true,
        IsTokenized = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS,
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

    /// <summary>Fields of postings for a text.</summary>
    public static Field Body(string text)
    {
        var tokens = new TextTokenStream(new TextAnalyzer());
        tokens.SetText(text.AsMemory());
        return new Field(IndexFields.Body, tokens, BodyType);
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

        foreach (var field in segment.Document(doc))
        {
            var bytes = field.GetBinaryValue();
            fields.Add(bytes is null ? new StoredField(field.Name, field.GetStringValue()) : new StoredField(field.Name, BytesRef.DeepCopyOf(bytes)));
            if (field.Name == IndexFields.Text)
                fields.Add(Body(bytes!.Utf8ToString()));
        }

        return fields;
    }

    private static BytesRef Bytes(AtomicReader segment, string name, int doc)
    {
        var bytes = new BytesRef();
        segment.GetBinaryDocValues(name).Get(doc, bytes);
        return BytesRef.DeepCopyOf(bytes);
    }
}
