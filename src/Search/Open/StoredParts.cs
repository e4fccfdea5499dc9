using System.Text;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Passages;
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
    private static readonly HashSet<string> TextFields = [IndexFields.Text, IndexFields.Passages, IndexFields.Properties];
    private static readonly HashSet<string> StatedFields = [IndexFields.Properties];

    /// <summary>One part, by Lucene's number of it.</summary>
    /// <exception cref="IndexException">What is stored is damaged.</exception>
    public StoredPart Read(int doc)
    {
        char[] buffer = [];
        return Read(doc, ref buffer);
    }

    /// <summary>The same, with the text in a buffer, which is replaced by a longer one if it is too short.</summary>
    /// <exception cref="IndexException">What is stored is damaged.</exception>
    public StoredPart Read(int doc, ref char[] buffer)
    {
        try
        {
            var fields = snapshot.Reader.Document(doc, TextFields);
            var text = fields.GetBinaryValue(IndexFields.Text);
            var table = fields.GetBinaryValue(IndexFields.Passages);
            if (text is null || table is null)
                throw new InvalidDataException("a stored field is missing");

            if (buffer.Length < text.Length)
                buffer = new char[text.Length];

            var part = new StoredPart(
                buffer.AsMemory(0, Encoding.UTF8.GetChars(text.Bytes.AsSpan(text.Offset, text.Length), buffer)),
                PassageTable.Decode(table.Bytes.AsSpan(table.Offset, table.Length)),
                StatedIn(fields));
            if (part.Table.Sentences is [.., var last] && last.End > part.Text.Length)
                throw new InvalidDataException("the passage table reaches beyond the text");

            return part;
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
}
