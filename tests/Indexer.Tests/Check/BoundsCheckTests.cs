using DocumentSearch.Indexer.Check;
using DocumentSearch.IndexFormat;
using DocumentSearch.Testing;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocumentSearch.Indexer.Tests.Check;

public sealed class BoundsCheckTests
{
    private const int Documents = 300;

    [Fact]
    public void Documents_within_their_bounds_pass_and_others_do_not()
    {
        byte[] shortest = [.. Enumerable.Repeat(byte.MaxValue, Documents)];
        Assert.Equal(Documents, Verified(shortest));
        // Bounds of documents longer than any.
        Assert.Throws<InvalidDataException>(() => Verified(new byte[Documents]));
    }

    private static int Verified(byte[] norms)
    {
        using var folder = new TempFolder();
        using var directory = IndexDirectory.Open(folder.MakeFolder("index"));
        var analyzer = new WhitespaceAnalyzer(LuceneVersion.LUCENE_48);
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Codec = new IndexCodec(_ => norms), Similarity = Scoring.Similarity }))
        {
            for (var i = 0; i < Documents; i++)
                writer.AddDocument([new TextField(IndexFields.Body, string.Concat(Enumerable.Repeat("word ", 1 + i % 7)), Field.Store.NO)]);
        }

        using var reader = DirectoryReader.Open(directory);
        var segment = Assert.Single(reader.Leaves).AtomicReader;
        var terms = segment.GetTerms(IndexFields.Body).GetEnumerator();
        Assert.True(terms.SeekExact(new BytesRef("word")));
        var check = new BoundsCheck(segment.GetNormValues(IndexFields.Body));
        check.Begin(terms);
        var (postings, count) = (terms.Docs(null, null), 0);
        for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc(), count++)
            check.Verify(doc, postings.Freq);

        return count;
    }
}
