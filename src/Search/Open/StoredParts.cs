using System.Buffers;
using System.Text;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.IndexFormat.Stored;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Open;

/// <summary>What is stored of one part of a document.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Table">Its passage table.</param>
/// <param name="Stated">What its document states, but for the title.</param>
internal sealed record StoredPart(ReadOnlyMemory<char> Text, PassageTable Table, StatedWords Stated);

/// <summary>Reads what is stored of documents, and tells damage as what it is.</summary>
internal sealed class StoredParts(IndexSnapshot snapshot)
{
    private static readonly HashSet<string> StatedFields = [IndexFields.Properties];

    /// <summary>One part, by Lucene's number of it.</summary>
    /// <exception cref="IndexException">What is stored is damaged.</exception>
    public StoredPart Read(int doc)
    {
        char[] buffer = [];
        return Read(doc, ref buffer);
    }

    /// <summary>The same, with the text in a buffer of <see cref="ArrayPool{T}.Shared"/>, which is replaced by a longer one if it is too short.</summary>
    /// <exception cref="IndexException">What is stored is damaged.</exception>
    public StoredPart Read(int doc, ref char[] buffer)
    {
        try
        {
            var values = new PartVisitor(buffer);
            try
            {
                snapshot.Reader.Document(doc, values);
            }
            finally
            {
                buffer = values.Buffer;
            }

            if (values.TextLength < 0 || values.Table is not { } table)
                throw new InvalidDataException("a stored field is missing");

            if (table.Sentences is [.., var last] && last.End > values.TextLength)
                throw new InvalidDataException("the passage table reaches beyond the text");

            return new StoredPart(buffer.AsMemory(0, values.TextLength), table, values.Stated);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(e);
        }
    }

    /// <summary>What a document states but for its title, without the rest.</summary>
    /// <exception cref="IndexException">What is stored is damaged.</exception>
    public StatedWords Stated(int doc)
    {
        try
        {
            return StatedIn(snapshot.Reader.Document(doc, StatedFields));
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(e);
        }
    }

    private static StatedWords StatedIn(Document fields) =>
        fields.GetBinaryValue(IndexFields.Properties) is { } stated ? StatedWords.Decode(null, stated.Bytes.AsSpan(stated.Offset, stated.Length)) : default;

    private static bool IsDamage(Exception e) => e is InvalidDataException or EndOfStreamException or CorruptIndexException;

    private IndexException Damaged(Exception e) =>
        new(IndexErrorKind.Corrupt, snapshot.Location.Folder, "a stored document is damaged; mend it with: search check --repair", e);

    /// <summary>Lucene's numbers of all parts of a document in order; none if there is no such document, or it has no text.</summary>
    /// <param name="path">Its stored name.</param>
    public List<int> NumbersOf(string path)
    {
        var wanted = new BytesRef(path);
        foreach (var segment in snapshot.Reader.Leaves)
        {
            if (Find(segment.AtomicReader, wanted) is >= 0 and var first)
                return PartsFrom(segment, first);
        }

        return [];
    }

    /// <summary>The same of the document that a passage stands in.</summary>
    public List<int> NumbersOf(PassageId passage)
    {
        if (passage.Document.Length > DocumentId.Digits)
            return [];

        var id = new Term(IndexFields.Id, passage.Document.PadLeft(DocumentId.Digits, '0'));
        foreach (var segment in snapshot.Reader.Leaves)
        {
            var reader = segment.AtomicReader;
            if (reader.GetTermDocsEnum(id) is { } docs && docs.NextDoc() is var first and not DocIdSetIterator.NO_MORE_DOCS
                && reader.LiveDocs?.Get(first) != false && reader.GetNumericDocValues(IndexFields.Status).Get(first) == 0)
            {
                return PartsFrom(segment, first);
            }
        }

        return [];
    }

    /// <summary>Stored name of a document by its number; null if there is none of that number.</summary>
    public string? PathOf(long id)
    {
        var term = new Term(IndexFields.Id, DocumentId.ToTerm(id));
        foreach (var segment in snapshot.Reader.Leaves)
        {
            var reader = segment.AtomicReader;
            if (reader.GetTermDocsEnum(term) is not { } docs || docs.NextDoc() is not (var doc and not DocIdSetIterator.NO_MORE_DOCS) || reader.LiveDocs?.Get(doc) == false)
                continue;

            var path = new BytesRef();
            reader.GetBinaryDocValues(IndexFields.Path).Get(doc, path);
            return path.Utf8ToString();
        }

        return null;
    }

    // Paths are no terms, since they change while their documents stay; going through them takes milliseconds.
    private static int Find(AtomicReader segment, BytesRef path)
    {
        var paths = segment.GetBinaryDocValues(IndexFields.Path);
        var status = segment.GetNumericDocValues(IndexFields.Status);
        var live = segment.LiveDocs;
        var found = new BytesRef();
        for (var doc = 0; doc < segment.MaxDoc; doc++)
        {
            if (live?.Get(doc) == false || status.Get(doc) != 0)
                continue;

            paths.Get(doc, found);
            if (found.BytesEquals(path))
                return doc;
        }

        return -1;
    }

    private static List<int> PartsFrom(AtomicReaderContext segment, int first)
    {
        var numbers = segment.AtomicReader.GetNumericDocValues(IndexFields.Part);
        var parts = new List<int> { segment.DocBase + first };
        for (var doc = first + 1; doc < segment.AtomicReader.MaxDoc && numbers?.Get(doc) == parts.Count; doc++)
            parts.Add(segment.DocBase + doc);

        return parts;
    }

    // Texts are unpacked, and decoded, in buffers that are used again: large arrays that are soon forgotten cost more than to fill them.
    private sealed class PartVisitor(char[] buffer) : StoredSpanVisitor
    {
        public char[] Buffer { get; private set; } = buffer;

        public int TextLength { get; private set; } = -1;

        public PassageTable? Table { get; private set; }

        public StatedWords Stated { get; private set; }

        public override Status NeedsField(FieldInfo fieldInfo) =>
            fieldInfo.Name is IndexFields.Text or IndexFields.Passages or IndexFields.Properties ? Status.YES : Status.NO;

        public override void BinaryField(FieldInfo fieldInfo, ReadOnlySpan<byte> value)
        {
            switch (fieldInfo.Name)
            {
                case IndexFields.Text:
                    Decode(value);
                    break;
                case IndexFields.Passages:
                    Table = PassageTable.Decode(value);
                    break;
                default:
                    Stated = StatedWords.Decode(null, value);
                    break;
            }
        }

        // UTF-8 has no fewer bytes than UTF-16 has units.
        private void Decode(ReadOnlySpan<byte> text)
        {
            if (Buffer.Length < text.Length)
            {
                ArrayPool<char>.Shared.Return(Buffer);
                Buffer = ArrayPool<char>.Shared.Rent(text.Length);
            }

            TextLength = Encoding.UTF8.GetChars(text, Buffer);
        }
    }
}
