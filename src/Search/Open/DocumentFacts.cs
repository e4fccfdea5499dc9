using DocumentSearch.IndexFormat;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Search.Open;

/// <summary>What one segment says of its documents, beside their texts, by Lucene's number in the snapshot.</summary>
internal sealed class DocumentFacts(AtomicReaderContext segment)
{
    // Up to format 3 these two were stored with the text.
    private static readonly HashSet<string> StoredBefore = [IndexFields.Title, IndexFields.Encoding];
    private static readonly HashSet<string> StoredNotice = [IndexFields.Detail];

    private readonly AtomicReader _reader = segment.AtomicReader;
    private readonly BinaryDocValues? _titles = segment.AtomicReader.GetBinaryDocValues(IndexFields.Title);
    private readonly IBits? _havingTitles = segment.AtomicReader.GetDocsWithField(IndexFields.Title);
    private readonly SortedDocValues? _encodings = segment.AtomicReader.GetSortedDocValues(IndexFields.Encoding);
    private readonly NumericDocValues? _ids = segment.AtomicReader.GetNumericDocValues(IndexFields.Id);
    private readonly IBits? _mended = segment.AtomicReader.GetDocsWithField(IndexFields.Mended);
    private readonly NumericDocValues _lengths = segment.AtomicReader.GetNumericDocValues(IndexFields.Length);
    private readonly NumericDocValues _modified = segment.AtomicReader.GetNumericDocValues(IndexFields.Modified);
    private readonly NumericDocValues? _stated = segment.AtomicReader.GetNumericDocValues(IndexFields.Stated);
    private readonly IBits? _havingStated = segment.AtomicReader.GetDocsWithField(IndexFields.Stated);
    private readonly NumericDocValues? _owners = segment.AtomicReader.GetNumericDocValues(IndexFields.Owner);
    private readonly IBits? _havingOwners = segment.AtomicReader.GetDocsWithField(IndexFields.Owner);
    private readonly Lazy<SortedDocValues?> _languages = new(() => segment.AtomicReader.GetSortedDocValues(IndexFields.Language));
    private readonly BytesRef _bytes = new();

    /// <summary>Names the document until it is read anew; empty in an index of version 1, which has no such names.</summary>
    public string Id(int doc)
    {
        if (_ids is null)
            return "";

        var id = _ids.Get(doc - segment.DocBase);
        if (id is < 0 or > DocumentId.Max)
            throw new InvalidDataException("a stored number of a document makes no sense");

        var digits = DocumentId.ToTerm(id).TrimStart('0');
        return digits.Length > 0 ? digits : "0";
    }

    /// <summary>Number of the document in whose file it stands; null if it is a file of its own.</summary>
    public long? Owner(int doc) => _havingOwners?.Get(doc - segment.DocBase) == true ? _owners!.Get(doc - segment.DocBase) : null;

    /// <summary>What was mended in its text, or left out of it; null if nothing was.</summary>
    public string? Notice(int doc) => _mended?.Get(doc - segment.DocBase) == true ? Stored(doc, StoredNotice, IndexFields.Detail) : null;

    /// <summary>The title that a document states; null if it states none.</summary>
    public string? Title(int doc)
    {
        if (_encodings is null)
            return Stored(doc, StoredBefore, IndexFields.Title);

        if (_havingTitles?.Get(doc - segment.DocBase) != true)
            return null;

        _titles!.Get(doc - segment.DocBase, _bytes);
        return TextOf(_bytes);
    }

    /// <summary>Tag of the language that a document says it is in; null if it does not say.</summary>
    public string? Language(int doc)
    {
        if (_languages.Value is not { } languages || languages.GetOrd(doc - segment.DocBase) < 0)
            return null;

        languages.Get(doc - segment.DocBase, _bytes);
        return TextOf(_bytes);
    }

    /// <summary>Name of the encoding of its source.</summary>
    public string Encoding(int doc)
    {
        if (_encodings is null)
            return Stored(doc, StoredBefore, IndexFields.Encoding) ?? "";

        _encodings.Get(doc - segment.DocBase, _bytes);
        return TextOf(_bytes);
    }

    /// <summary>Size of its source in bytes.</summary>
    public long Length(int doc) => _lengths.Get(doc - segment.DocBase);

    /// <summary>Modification time of its source, UTC.</summary>
    public DateTime Modified(int doc) => TimeOf(_modified.Get(doc - segment.DocBase));

    /// <summary>The date that it states, UTC; null if it states none.</summary>
    public DateTime? Stated(int doc) => _havingStated?.Get(doc - segment.DocBase) == true ? TimeOf(_stated!.Get(doc - segment.DocBase)) : null;

    private static string TextOf(BytesRef bytes) => System.Text.Encoding.UTF8.GetString(bytes.Bytes, bytes.Offset, bytes.Length);

    private string? Stored(int doc, HashSet<string> fields, string field) => _reader.Document(doc - segment.DocBase, fields).Get(field);

    // File systems hold times that no calendar has.
    private static DateTime TimeOf(long ticks) =>
        new(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
}
