using System.Text;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Passages;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;

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
                IndexErrorKind.Corrupt, snapshot.Location.Folder, "a stored document is damaged; delete this folder and run: search index FOLDER", e);
        }
    }

    /// <summary>All parts of a document in order; none if there is no such document, or it has no text.</summary>
    /// <param name="path">Its stored name.</param>
    public List<StoredPart> Of(string path)
    {
        var parts = new List<StoredPart>();
        foreach (var segment in snapshot.Reader.Leaves)
        {
            var postings = segment.AtomicReader.GetTermDocsEnum(new Term(IndexFields.Path, path));
            var status = segment.AtomicReader.GetNumericDocValues(IndexFields.Status);
            var live = segment.AtomicReader.LiveDocs;
            if (postings is null)
                continue;

            for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
            {
                if ((live is null || live.Get(doc)) && status.Get(doc) == 0)
                    parts.Add(Read(segment.DocBase + doc));
            }
        }

        return parts;
    }
}
