using System.Text;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Passages;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Open;

/// <summary>What is stored of one part of a document.</summary>
/// <param name="Fields">Its stored fields.</param>
/// <param name="Text">Its text.</param>
/// <param name="Table">Its passage table.</param>
internal sealed record StoredPart(Document Fields, string Text, PassageTable Table);

/// <summary>Reads what is stored of documents, and tells damage as what it is.</summary>
internal sealed class StoredParts(IndexSnapshot snapshot)
{
    /// <summary>One part, by Lucene's number of it.</summary>
    /// <exception cref="IndexException">What is stored is damaged.</exception>
    public StoredPart Read(int doc)
    {
        try
        {
            var fields = snapshot.Reader.Document(doc);
            var text = fields.GetBinaryValue(IndexFields.Text);
            var table = fields.GetBinaryValue(IndexFields.Passages);
            if (text is null || table is null)
                throw new InvalidDataException("a stored field is missing");

            var part = new StoredPart(
                fields,
                Encoding.UTF8.GetString(text.Bytes, text.Offset, text.Length),
                PassageTable.Decode(table.Bytes.AsMemory(table.Offset, table.Length)));
            if (part.Table.Sentences is [.., var last] && last.End > part.Text.Length)
                throw new InvalidDataException("the passage table reaches beyond the text");

            return part;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or CorruptIndexException)
        {
            throw new IndexException(
                IndexErrorKind.Corrupt, snapshot.Location.Folder, "a stored document is damaged; mend it with: search check --repair", e);
        }
    }

    /// <summary>All parts of a document in order; none if there is no such document, or it has no text.</summary>
    /// <param name="path">Its stored name.</param>
    public List<StoredPart> Of(string path) => NumbersOf(path).ConvertAll(Read);

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
