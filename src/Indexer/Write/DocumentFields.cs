using System.Buffers.Binary;
using System.Text;
using DocumentSearch.Extract;
using DocumentSearch.Indexer.Passages;
using DocumentSearch.Indexer.Source;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.IndexFormat.Passages;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Write;

/// <summary>How a document stands to those within each other.</summary>
/// <param name="Owner">Number of the document in whose file it stands; null if it is a file of its own.</param>
/// <param name="Embedded">Number of documents that stand in its file.</param>
internal readonly record struct Nesting(long? Owner, int Embedded);

/// <summary>Builds the Lucene documents of one source file. Each worker has its own.</summary>
/// <param name="language">The language by which words are stemmed.</param>
internal sealed class DocumentFields(Language language) : IDisposable
{
    private static readonly FieldType BodyType = Frozen(new FieldType
    {
        IsIndexed = true,
        IsTokenized = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
    });

    private static readonly FieldType FormsType = Frozen(new FieldType
    {
        IsIndexed = true,
        IsTokenized = true,
        OmitNorms = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
    });

    private readonly TextTokens _tokens = new(new TextAnalyzer(language));

    /// <summary>The documents of a file that was read: one a part, each made when it is asked for.</summary>
    /// <param name="file">The file.</param>
    /// <param name="id">Number of the document.</param>
    /// <param name="hash">Hash of its content.</param>
    /// <param name="text">Its text, as a whole or in segments.</param>
    /// <param name="nesting">What it stands in, and what stands in it.</param>
    public IEnumerable<IEnumerable<IIndexableField>> Of(
        SourceFile file, long id, UInt128 hash, IEnumerable<ExtractedText> text, Nesting nesting = default)
    {
        var number = 0;
        foreach (var part in DocumentParts.Cut(text))
        {
            var fields = Ledger(file, id, hash, SkipStatus.Indexed, nesting);
            if (number > 0)
                fields.Add(new NumericDocValuesField(IndexFields.Part, number));

            var partText = part.Text;
            var stated = Stated(part.Segment);
            _tokens.Read(partText, number == 0 ? stated : default, part.Table.Sentences);
            number++;
            fields.Add(new Field(IndexFields.Body, _tokens.Body, BodyType));
            fields.Add(new Field(IndexFields.Forms, _tokens.Forms, FormsType));
            fields.Add(new BinaryDocValuesField(IndexFields.Tokens, new BytesRef(_tokens.EncodeOffsets())));
            if (_tokens.Headings is { Ranges.Count: > 0 } headings)
                fields.Add(new BinaryDocValuesField(IndexFields.Headings, new BytesRef(headings.Encode())));

            fields.Add(new BinaryDocValuesField(IndexFields.SentenceEnds, new BytesRef(SentencePositions.Encode(part.Table.Sentences, _tokens.SentenceEnds))));
            fields.Add(new StoredField(IndexFields.Format, part.Segment.Format));
            fields.Add(new SortedDocValuesField(IndexFields.Format, new BytesRef(part.Segment.Format)));
            fields.Add(new SortedDocValuesField(IndexFields.Encoding, new BytesRef(part.Segment.Encoding)));
            if (stated.Title is { } title)
                fields.Add(new BinaryDocValuesField(IndexFields.Title, new BytesRef(title)));
            if (stated.HasProperties)
                fields.Add(new StoredField(IndexFields.Properties, stated.EncodeProperties()));
            if (part.Segment.Properties.Language is { } language)
                fields.Add(new SortedDocValuesField(IndexFields.Language, new BytesRef(language)));
            if (part.Segment.Date is { } date)
                fields.Add(new NumericDocValuesField(IndexFields.Stated, date.Ticks));
            if (Notices.Of(part.Segment) is { } notice)
            {
                fields.Add(new NumericDocValuesField(IndexFields.Mended, 1));
                fields.Add(new StoredField(IndexFields.Detail, notice));
            }

            fields.Add(new StoredField(IndexFields.Passages, part.Table.Encode()));
            fields.Add(new StoredField(IndexFields.Text, Encoding.UTF8.GetBytes(partText)));
            yield return fields;
        }
    }

    /// <summary>The document of a file that has no text in the index: its ledger fields and the reason.</summary>
    public static IEnumerable<IEnumerable<IIndexableField>> OfSkipped(
        SourceFile file, long id, UInt128 hash, ExtractResult.Skipped skipped, Nesting nesting = default)
    {
        var fields = Ledger(file, id, hash, SkipStatus.Encode(skipped.Reason), nesting);
        fields.Add(new StoredField(IndexFields.Detail, skipped.Detail));
        return [fields];
    }

    public void Dispose() => _tokens.Dispose();

    private static StatedWords Stated(ExtractedText text) =>
        new(text.Title, text.Properties.Author, text.Properties.Keywords, text.Properties.Description, text.Properties.Links);

    private static List<IIndexableField> Ledger(SourceFile file, long id, UInt128 hash, int status, Nesting nesting)
    {
        var hashBytes = new byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(hashBytes, hash);
        List<IIndexableField> fields =
        [
            new StringField(IndexFields.Id, DocumentId.ToTerm(id), Field.Store.NO),
            new NumericDocValuesField(IndexFields.Id, id),
            new BinaryDocValuesField(IndexFields.Path, new BytesRef(file.Path)),
            new NumericDocValuesField(IndexFields.Folder, FolderKey.Of(Encoding.UTF8.GetBytes(file.Path))),
            new BinaryDocValuesField(IndexFields.Hash, new BytesRef(hashBytes)),
            new NumericDocValuesField(IndexFields.Length, file.Stamp.Length),
            new NumericDocValuesField(IndexFields.Modified, file.Stamp.ModifiedTicks),
            new NumericDocValuesField(IndexFields.Changed, file.Stamp.ChangedTicks),
            new NumericDocValuesField(IndexFields.FileNumber, file.Stamp.FileNumber),
            new NumericDocValuesField(IndexFields.Status, status),
        ];
        if (nesting.Owner is { } owner)
        {
            fields.Add(new StringField(IndexFields.Owner, DocumentId.ToTerm(owner), Field.Store.NO));
            fields.Add(new NumericDocValuesField(IndexFields.Owner, owner));
        }

        if (nesting.Embedded > 0)
            fields.Add(new NumericDocValuesField(IndexFields.Embedded, nesting.Embedded));

        return fields;
    }

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}
