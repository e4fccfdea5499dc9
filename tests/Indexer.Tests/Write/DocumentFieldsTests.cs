using DocumentSearch.IndexFormat;
using DocumentSearch.IndexFormat.Passages;
using DocumentSearch.Testing;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Tests.Write;

/// <summary>What a document becomes in the index, as a search finds it there.</summary>
public sealed class DocumentFieldsTests
{
    private const string Article = "---\ndate: 2024-05-17T10:00:00+02:00\n---\n# Whales of the US\n\nAn e-mail to us.\n\n## Small whales\n\nText.\n";

    [Fact]
    public void A_date_a_format_and_headings_can_be_filtered_by()
    {
        using var folder = IndexedFolder.InOneSegment(("article.md", Article), ("note.txt", "Just a note."), ("empty.txt", ""));
        Read(folder, segment =>
        {
            var doc = DocOf(segment, "article.md");
            var (formats, bytes) = (segment.GetSortedDocValues(IndexFields.Format), new BytesRef());
            formats.Get(doc, bytes);
            Assert.Equal("markdown", bytes.Utf8ToString());
            Assert.Equal(new DateTime(2024, 5, 17, 8, 0, 0, DateTimeKind.Utc).Ticks, segment.GetNumericDocValues(IndexFields.Stated).Get(doc));

            var whales = Positions(segment, IndexFields.Body, "whale", doc);
            segment.GetBinaryDocValues(IndexFields.Headings).Get(doc, bytes);
            var headings = HeadingPositions.Decode(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length));
            Assert.Equal([true, true, false], whales.Select(headings.Contains));
            Assert.Equal([false], Positions(segment, IndexFields.Body, "text", doc).Select(headings.Contains));

            foreach (var other in (string[])["note.txt", "empty.txt"])
            {
                Assert.False(segment.GetDocsWithField(IndexFields.Stated).Get(DocOf(segment, other)));
                Assert.False(segment.GetDocsWithField(IndexFields.Headings).Get(DocOf(segment, other)));
            }

            Assert.Equal(-1, formats.GetOrd(DocOf(segment, "empty.txt")));
        });
    }

    [Fact]
    public void The_title_follows_the_text_at_positions_of_its_own()
    {
        using var folder = IndexedFolder.InOneSegment(("article.md", Article));
        Read(folder, segment =>
        {
            Assert.Equal(IndexFields.TitlePosition, Positions(segment, IndexFields.Body, "whale", 0)[^1]);
            Assert.Equal(IndexFields.TitlePosition + 3, Positions(segment, IndexFields.Forms, "us\0US", 0)[^1]);
            using var table = new TokenOffsets();
            var bytes = new BytesRef();
            segment.GetBinaryDocValues(IndexFields.Tokens).Get(0, bytes);
            table.Read(bytes.Bytes.AsMemory(bytes.Offset, bytes.Length));
            var last = Positions(segment, IndexFields.Body, "us", 0)[^1];
            Assert.Equal((Article.Length + 1 + "Whales of the ".Length, Article.Length + 1 + "Whales of the US".Length), (table.Start(last), table.End(last)));
            Assert.False(segment.GetTerms(IndexFields.Body).HasOffsets);
        });
    }

    [Fact]
    public void What_else_is_stated_follows_at_positions_of_its_own()
    {
        const string Text = "---\nauthors: [Ann Otter, Bo]\ntags: [zoo, sea lion]\ndescription: A seal\nlang: pt-BR\n---\nWords.";
        using var folder = IndexedFolder.InOneSegment(("a.md", Text), ("b.md", "---\ntitle: none\n---\n"));
        Read(folder, segment =>
        {
            var (doc, bytes) = (DocOf(segment, "a.md"), new BytesRef());
            Assert.Equal(IndexFields.AuthorPosition + 2, Positions(segment, IndexFields.Body, "bo", doc)[^1]);
            Assert.Equal(IndexFields.KeywordsPosition, Positions(segment, IndexFields.Body, "zoo", doc)[^1]);
            Assert.Equal(IndexFields.KeywordsPosition + 2, Positions(segment, IndexFields.Forms, "lion", doc)[^1]);
            Assert.Equal(IndexFields.DescriptionPosition + 1, Positions(segment, IndexFields.Body, "seal", doc)[^1]);
            var stored = segment.Document(doc).GetBinaryValue(IndexFields.Properties);
            Assert.Equal(new StatedWords(null, "Ann Otter; Bo", "zoo, sea lion", "A seal"), StatedWords.Decode(null, stored.Bytes.AsSpan(stored.Offset, stored.Length)));
            segment.GetSortedDocValues(IndexFields.Language).Get(doc, bytes);
            Assert.Equal("pt-br", bytes.Utf8ToString());

            var other = DocOf(segment, "b.md");
            Assert.Null(segment.Document(other).GetBinaryValue(IndexFields.Properties));
            Assert.Equal(-1, segment.GetSortedDocValues(IndexFields.Language).GetOrd(other));
        });
    }

    [Fact]
    public void Spellings_stand_beside_each_other_and_compounds_say_how_long_they_are()
    {
        using var folder = IndexedFolder.InOneSegment(("article.md", Article));
        Read(folder, segment =>
        {
            Assert.Single(Positions(segment, IndexFields.Forms, "us", 0));
            Assert.Equal(2, Positions(segment, IndexFields.Forms, "us\0US", 0).Count);
            Assert.True(segment.GetTerms(IndexFields.Forms) is { HasPayloads: true, HasOffsets: false } && segment.GetNormValues(IndexFields.Forms) is null);
            foreach (var (field, term) in new[] { (IndexFields.Body, "email"), (IndexFields.Forms, "email\0e-mail") })
            {
                var joined = Postings(segment, field, term, 0);
                joined.NextPosition();
                Assert.Equal([2], joined.GetPayload().Bytes.AsSpan(joined.GetPayload().Offset, joined.GetPayload().Length).ToArray());
            }
        });
    }

    [Fact]
    public void Only_the_first_part_has_the_words_of_the_title()
    {
        using var folder = IndexedFolder.InOneSegment(("long.md", "---\ntitle: zebra\ndate: 2020-01-01\n---\n" + string.Concat(Enumerable.Repeat("Filling it up. ", 300_000))));
        Read(folder, segment =>
        {
            Assert.Equal(5, segment.MaxDoc);
            Assert.Equal([2, IndexFields.TitlePosition], [Positions(segment, IndexFields.Body, "zebra", 0).Count, Positions(segment, IndexFields.Body, "zebra", 0)[^1]]);
            Assert.Equal(1, segment.DocFreq(new Term(IndexFields.Body, "zebra")));
            Assert.Equal(segment.GetNumericDocValues(IndexFields.Stated).Get(0), segment.GetNumericDocValues(IndexFields.Stated).Get(1));
        });
    }

    private static void Read(IndexedFolder folder, Action<AtomicReader> read)
    {
        using var snapshot = IndexSnapshot.Open(folder.Location);
        read(Assert.Single(snapshot.Reader.Leaves).AtomicReader);
    }

    private static int DocOf(AtomicReader segment, string path)
    {
        var (paths, bytes) = (segment.GetBinaryDocValues(IndexFields.Path), new BytesRef());
        return Enumerable.Range(0, segment.MaxDoc).Single(doc =>
        {
            paths.Get(doc, bytes);
            return bytes.Utf8ToString() == path;
        });
    }

    private static DocsAndPositionsEnum Postings(AtomicReader segment, string field, string term, int doc)
    {
        var terms = segment.GetTerms(field).GetEnumerator();
        Assert.True(terms.SeekExact(new BytesRef(term)));
        var postings = terms.DocsAndPositions(null, null, DocsAndPositionsFlags.PAYLOADS);
        Assert.Equal(doc, postings.Advance(doc));
        return postings;
    }

    private static List<int> Positions(AtomicReader segment, string field, string term, int doc)
    {
        var postings = Postings(segment, field, term, doc);
        return [.. Enumerable.Range(0, postings.Freq).Select(_ => postings.NextPosition())];
    }
}
