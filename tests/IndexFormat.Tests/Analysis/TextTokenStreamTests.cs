using CsCheck;
using DocumentSearch.IndexFormat.Analysis;
using DocumentSearch.Testing;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace DocumentSearch.IndexFormat.Tests.Analysis;

public sealed class TextTokenStreamTests
{
    private readonly record struct Posting(string Term, int Position, int Start, int End);

    private static readonly FieldType WithOffsets = new()
    {
        IsIndexed = true,
        IsTokenized = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS,
    };

    [Fact]
    public void Lucene_reads_back_exactly_the_tokens_of_the_analyzer() => RandomText.Texts.Array[200].Sample(
        texts =>
        {
            using var folder = new TempFolder();
            var location = IndexLocation.At(folder[".search"]);
            Directory.CreateDirectory(location.SegmentsFolder);
            using var directory = IndexDirectory.Open(location);
            using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null)))
            {
                using var stream = new TextTokenStream(new TextAnalyzer());
                foreach (var text in texts)
                {
                    stream.SetText(text.AsMemory());
                    writer.AddDocument([new Field(IndexFields.Body, stream, WithOffsets)]);
                }

                writer.Commit();
            }

            var indexed = ReadBack(directory, texts.Length);
            for (var i = 0; i < texts.Length; i++)
                Assert.Equal(Sorted(Expected(texts[i])), Sorted(indexed[i]));
        },
        iter: 5,
        threads: 1);

    [Fact]
    public void It_ends_at_the_end_of_the_text_and_can_be_read_again()
    {
        using var stream = new TextTokenStream(new TextAnalyzer());
        var term = stream.GetAttribute<ITermToBytesRefAttribute>();
        var offset = stream.GetAttribute<IOffsetAttribute>();
        foreach (var text in new[] { "one two-three... ", "", "four" })
        {
            for (var round = 0; round < 2; round++)
            {
                stream.SetText(text.AsMemory());
                stream.Reset();
                var terms = new List<string>();
                while (stream.IncrementToken())
                    terms.Add(term.BytesRef.Utf8ToString());

                Assert.False(stream.IncrementToken());
                stream.End();
                Assert.Equal((text.Length, text.Length), (offset.StartOffset, offset.EndOffset));
                Assert.Equal(new TextAnalyzer().Analyze(text).Select(t => t.Term), terms);
            }
        }
    }

    private static IEnumerable<Posting> Expected(string text) =>
        new TextAnalyzer().Analyze(text).Select(t => new Posting(t.Term, t.Position, t.Start, t.End));

    private static List<Posting>[] ReadBack(Lucene.Net.Store.Directory directory, int documents)
    {
        var found = Enumerable.Range(0, documents).Select(_ => new List<Posting>()).ToArray();
        using var reader = DirectoryReader.Open(directory);
        foreach (var leaf in reader.Leaves)
        {
            var terms = leaf.AtomicReader.GetTerms(IndexFields.Body).GetEnumerator();
            while (terms.MoveNext())
            {
                var postings = terms.DocsAndPositions(null, null, DocsAndPositionsFlags.OFFSETS);
                while (postings.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
                {
                    for (var i = 0; i < postings.Freq; i++)
                        found[leaf.DocBase + postings.DocID].Add(new Posting(terms.Term.Utf8ToString(), postings.NextPosition(), postings.StartOffset, postings.EndOffset));
                }
            }
        }

        return found;
    }

    private static IEnumerable<Posting> Sorted(IEnumerable<Posting> postings) =>
        postings.OrderBy(p => p.Position).ThenBy(p => p.Term, StringComparer.Ordinal).ThenBy(p => p.Start).ThenBy(p => p.End);
}
