using DocumentSearch.Extract;
using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.IndexFormat.Passages;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Check;

/// <summary>Verifies what a segment keeps of its texts for filters, beside terms. For use by one thread.</summary>
internal sealed class FactsCheck(AtomicReader segment)
{
    private readonly SortedDocValues? _formats = segment.GetSortedDocValues(IndexFields.Format);
    private readonly BinaryDocValues? _headings = segment.GetBinaryDocValues(IndexFields.Headings);
    private readonly IBits? _havingHeadings = segment.GetDocsWithField(IndexFields.Headings);
    private readonly BinaryDocValues? _offsets = segment.GetBinaryDocValues(IndexFields.Tokens);
    private readonly IBits? _havingOffsets = segment.GetDocsWithField(IndexFields.Tokens);
    private readonly NumericDocValues? _stated = segment.GetNumericDocValues(IndexFields.Stated);
    private readonly IBits? _havingStated = segment.GetDocsWithField(IndexFields.Stated);
    private readonly BinaryDocValues? _sentences = segment.GetBinaryDocValues(IndexFields.SentenceEnds);
    private readonly IBits? _havingSentences = segment.GetDocsWithField(IndexFields.SentenceEnds);
    private readonly BinaryDocValues? _titles = segment.GetBinaryDocValues(IndexFields.Title);
    private readonly IBits? _havingTitles = segment.GetDocsWithField(IndexFields.Title);
    private readonly SortedDocValues? _languages = segment.GetSortedDocValues(IndexFields.Language);
    private readonly SortedDocValues? _encodings = segment.GetSortedDocValues(IndexFields.Encoding);
    private readonly BytesRef _bytes = new();

    // What the first part of the document states, which the others only repeat. Where the text was made out of a file, that was too.
    private long? _date;
    private DocumentProperties _firstProperties = DocumentProperties.None;

    /// <summary>What is wrong with a document that was skipped.</summary>
    public string? ProblemOfSkipped(int doc) =>
        _formats?.GetOrd(doc) >= 0 || _encodings?.GetOrd(doc) >= 0 || _languages?.GetOrd(doc) >= 0
        || _havingHeadings?.Get(doc) == true || _havingOffsets?.Get(doc) == true || _havingSentences?.Get(doc) == true || _havingTitles?.Get(doc) == true || _havingStated?.Get(doc) == true
            ? "it was skipped, and something is kept of its text"
            : null;

    /// <summary>The title that a document states; null if it states none.</summary>
    public string? Title(int doc)
    {
        if (_havingTitles?.Get(doc) != true)
            return null;

        _titles!.Get(doc, _bytes);
        return _bytes.Utf8ToString();
    }

    /// <summary>What is wrong with a part. Those of a document are asked for one after the other.</summary>
    /// <param name="doc">The part.</param>
    /// <param name="number">Its number in its document.</param>
    /// <param name="stored">What is stored of it.</param>
    /// <param name="text">Its text.</param>
    /// <param name="tokens">Its tokens, as its text has them.</param>
    /// <param name="table">Its passage table.</param>
    public string? Problem(int doc, long number, StoredFields stored, ReadOnlySpan<char> text, TextTokens tokens, PassageTable table)
    {
        var format = stored.Format!;
        if (number == 0)
        {
            var facts = table.IsDerived ? default : StatedFacts.In(format, text);
            var properties = Properties(doc, stored.Properties);
            _date = table.IsDerived ? Stated(doc) : facts.Date?.Ticks;
            // What links lead to stands nowhere else either.
            _firstProperties = table.IsDerived ? properties : facts.Properties with { Links = properties.Links };
        }

        if (!IsFormat(doc, format))
            return "it is listed under another format than its own";

        if (!HasEncoding(doc))
            return "its encoding is not known";

        if (!AreHeadings(doc, tokens.Headings))
            return "its headings are listed where they are not";

        if (!AreSentences(doc, tokens.SentenceEnds, table))
            return "its sentences are listed where they are not";

        if (!AreOffsets(doc, tokens))
            return "its words are listed where they do not stand";

        if (!AreProperties(doc, stored.Properties))
            return "it is listed under another author, description, language or other keywords than it states";

        return Stated(doc) != _date ? "it is listed under another date than it states" : null;
    }

    private bool IsFormat(int doc, string format)
    {
        if (_formats is null || _formats.GetOrd(doc) < 0)
            return false;

        _formats.Get(doc, _bytes);
        return _bytes.BytesEquals(new BytesRef(format));
    }

    private bool AreHeadings(int doc, HeadingPositions headings)
    {
        if (_havingHeadings?.Get(doc) != true)
            return headings.Ranges.Count == 0;

        _headings!.Get(doc, _bytes);
        return headings.Ranges.Count > 0 && _bytes.BytesEquals(new BytesRef(headings.Encode()));
    }

    // What cannot be read is told by an exception.
    private bool HasEncoding(int doc)
    {
        if (_encodings is null || _encodings.GetOrd(doc) < 0)
            return false;

        _encodings.Get(doc, _bytes);
        return _bytes.Length > 0 && _bytes.Utf8ToString().Length > 0;
    }

    private bool AreSentences(int doc, IReadOnlyList<int> ends, PassageTable table)
    {
        if (_sentences is null)
            return false;

        _sentences.Get(doc, _bytes);
        return _bytes.BytesEquals(new BytesRef(SentencePositions.Encode(table.Sentences, ends)));
    }

    private bool AreOffsets(int doc, TextTokens tokens)
    {
        if (_offsets is null)
            return false;

        _offsets.Get(doc, _bytes);
        return _bytes.BytesEquals(new BytesRef(tokens.EncodeOffsets()));
    }

    // Nothing is written for what is not stated, and only one form of what is.
    private bool AreProperties(int doc, byte[]? stored)
    {
        var expected = new StatedWords(null, _firstProperties.Author, _firstProperties.Keywords, _firstProperties.Description, _firstProperties.Links);
        return Language(doc) == _firstProperties.Language
            && (expected.HasProperties ? expected.EncodeProperties().AsSpan().SequenceEqual(stored) : stored is null);
    }

    private DocumentProperties Properties(int doc, byte[]? stored)
    {
        var words = StatedWords.Decode(null, stored);
        return new() { Author = words.Author, Keywords = words.Keywords, Description = words.Description, Links = words.Links, Language = Language(doc) };
    }

    private string? Language(int doc)
    {
        if (_languages is null || _languages.GetOrd(doc) < 0)
            return null;

        _languages.Get(doc, _bytes);
        return _bytes.Utf8ToString();
    }

    private long? Stated(int doc) => _havingStated?.Get(doc) == true ? _stated!.Get(doc) : null;
}
